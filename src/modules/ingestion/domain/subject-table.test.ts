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

it('finds by the cells as they stand what reading them would find, and leaves what must be read', () => {
  const table = SubjectTable.withRoomFor(10, 10, 200);
  table.addName(table.add(code(1), 11), '海河第一商行');
  table.addName(table.add(code(2), 12), '张三丰');
  table.addName(table.add(code(3), 13), '阿依古丽·买买提');
  table.add(code(4), 14);
  expect(table.findPlain(code(1), '海河第一商行')).toBe(11);
  expect(table.findPlain(code(1), undefined)).toBe(11);
  expect(table.findPlain(code(1), '海河第二商行')).toBeUndefined();
  expect(table.findPlain(code(1), '海河第一商行 ')).toBeUndefined();
  expect(table.findPlain(` ${code(1)}`, undefined)).toBeUndefined();
  expect(table.findPlain(undefined, '海河第一商行')).toBeUndefined();
  // names that might be persons'
  expect(table.findPlain(code(2), '张三丰')).toBeUndefined();
  expect(table.findPlain(code(3), '阿依古丽·买买提')).toBeUndefined();
  expect(table.findPlain(code(4), '没有名称的企业')).toBeUndefined();
  expect(table.hasNames(table.placeOf(code(4)))).toBe(false);
});

it('grows with all that is in it, and stays itself while there is room', () => {
  const table = SubjectTable.withRoomFor(3, 3, 30);
  for (let n = 0; n < 3; n++) table.addName(table.add(code(n), n + 1), `企业${n}有限公司`);
  expect(table.withRoomForMore(0, 0, 0)).toBe(table);
  const larger = table.withRoomForMore(500, 500, 5_000);
  expect(larger).not.toBe(table);
  for (let n = 3; n < 500; n++) larger.addName(larger.add(code(n), n + 1), `企业${n}有限公司`);
  for (let n = 0; n < 500; n++) expect(larger.findPlain(code(n), `企业${n}有限公司`)).toBe(n + 1);
  expect([larger.count, larger.nameCount]).toEqual([500, 500]);
});
