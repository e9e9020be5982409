import { expect, it } from 'vitest';
import { MAX_TEXT, parseValue } from './parse-value';

const unknown = { ok: true, value: undefined };

it('a blank cell is unknown whatever the type, never zero or false', () => {
  for (const type of ['text', 'date', 'month', 'year', 'money', 'number', 'integer', 'flag', 'code'] as const)
    for (const cell of ['', '  ', '　', '无', '空', '-', '—', '/', 'null', 'N/A', '\ufeff'])
      expect(parseValue({ label: 'x', type, codes: { a: '甲' } }, {}, cell)).toEqual(unknown);
});

it('the profile adds blanks, a map and a pattern', () => {
  const date = { label: '完成时间', type: 'date' } as const;
  expect(parseValue(date, { blank: ['1900/1/0 0:00:00'] }, ' 1900/1/0 0:00:00 ')).toEqual(unknown);
  const status = { label: '状态', type: 'code', codes: { valid: '有效', void: '作废' } } as const;
  expect(parseValue(status, { map: { 有效发票: 'valid' } }, '有效发票')).toEqual({
    ok: true,
    value: 'valid',
  });
  expect(parseValue(status, {}, '作废')).toEqual({ ok: true, value: 'void' });
  expect(parseValue(status, {}, '有效发票')).toMatchObject({ code: 'code-unknown' });
  const fine = { label: '罚款', type: 'money' } as const;
  expect(parseValue(fine, { pattern: '^罚款(\\d+)$' }, '罚款6400')).toEqual({ ok: true, value: 640000 });
  expect(parseValue(fine, { pattern: '^罚款(\\d+)$' }, '警告')).toEqual(unknown);
});

it('full-width digits count as digits', () => {
  expect(parseValue({ label: '人数', type: 'integer' }, {}, '１２')).toEqual({ ok: true, value: 12 });
  expect(parseValue({ label: '额', type: 'money' }, {}, '１，２３４．５元')).toEqual({
    ok: true,
    value: 123450,
  });
});

it('a bound refuses what lies outside it', () => {
  const spec = { label: '罚款', type: 'money', min: 0 } as const;
  expect(parseValue(spec, {}, '-1')).toMatchObject({ code: 'number-out-of-range' });
  expect(parseValue(spec, {}, '0')).toEqual({ ok: true, value: 0 });
});

it('text keeps its words, loses control characters, and hides identity numbers', () => {
  const text = { label: '事实', type: 'text' } as const;
  expect(parseValue(text, {}, ' 甲\n乙\u0000丙\t丁 ')).toEqual({ ok: true, value: '甲 乙 丙 丁' });
  expect(parseValue(text, {}, '当事人11010519491231002X拒不')).toEqual({
    ok: true,
    value: '当事人110105********002X拒不',
  });
  expect(parseValue(text, {}, '2.41E+19')).toMatchObject({ code: 'text-scientific' });
  expect(parseValue(text, {}, '字'.repeat(MAX_TEXT + 1))).toMatchObject({ code: 'text-too-long' });
  expect(parseValue(text, {}, '字'.repeat(MAX_TEXT))).toMatchObject({ ok: true });
});
