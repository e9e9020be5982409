import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normaliseName } from './normalise-name';

it('folds width, brackets, spaces, dots, case and 有限责任公司', () => {
  const one = normaliseName('天津ABC·科技(集团)有限公司');
  for (const other of [
    '天津ＡＢＣ・科技（集团）有限责任公司',
    ' 天津 abc•科技〔集团〕有限公司\u3000',
    '天津ABC‧科技【集团】有限公司',
  ])
    expect(normaliseName(other)).toBe(one);
});

it('keeps apart what may be two enterprises', () => {
  const names = [
    '天津甲有限公司',
    '天津甲股份有限公司',
    '天津甲集团有限公司',
    '天津市甲有限公司',
    '天津甲有限公司河西分公司',
    '天津甲一有限公司',
    '天津甲1有限公司',
  ];
  expect(new Set(names.map(normaliseName)).size).toBe(names.length);
});

it('normalising twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (s) => normaliseName(normaliseName(s)) === normaliseName(s)),
  );
});
