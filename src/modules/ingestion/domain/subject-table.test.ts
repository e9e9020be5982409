import { expect, it } from 'vitest';
import { SubjectTable } from './subject-table';

const code = (n: number) => `91120103MA${String(n).padStart(7, '0')}X`;

it('finds an enterprise by its code, alone or beside a name it is known under, and else nothing', () => {
  const table = SubjectTable.withRoomFor(1_000, 1_001, 20_000);
  for (let n = 0; n < 1_000; n++) table.addName(table.add(code(n), 10_000 + n), `企业${n}有限公司`);
  table.addName(table.placeOf(code(7)), '曾用名有限公司');
  const found = new SubjectTable(table.memory); // as another thread opens it
  const uscc = (n: number) => ({ scheme: 'uscc', value: code(n) });
  const name = (value: string) => ({ scheme: 'name', value });
  for (let n = 0; n < 1_000; n++) expect(found.find([uscc(n)])).toBe(10_000 + n);
  expect(found.find([uscc(7), name('企业7有限公司')])).toBe(10_007);
  expect(found.find([uscc(7), name('企业７有限责任公司')])).toBe(10_007);
  expect(found.find([uscc(7), name('曾用名有限公司')])).toBe(10_007);
  expect(found.find([uscc(8), name('曾用名有限公司')])).toBeUndefined();
  expect(found.find([uscc(1_000)])).toBeUndefined();
  expect(found.find([name('企业7有限公司')])).toBeUndefined();
  expect(found.find([uscc(7), { scheme: 'reg-no', value: '1' }])).toBeUndefined();
});
