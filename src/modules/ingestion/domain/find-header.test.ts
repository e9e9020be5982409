import { describe, expect, it } from 'vitest';
import { delimiterOf, findHeaderRow } from './find-header';

describe('the header row', () => {
  const expected = ['统一社会信用代码', '企业名称', '金额（元）'];

  it('is the one with most of the expected headings, under titles, in any width and bracket form', () => {
    const rows = [
      ['天津市企业名称一览'],
      ['企业名称', '备注'],
      ['金额(元)', '企业 名称', '统一社会信用代码'],
      ['甲', '乙', '丙'],
    ];
    expect(findHeaderRow(rows, expected)).toBe(2);
  });

  it('is the first of equals and undefined where no row holds any', () => {
    expect(findHeaderRow([['企业名称'], ['企业名称']], expected)).toBe(0);
    expect(findHeaderRow([['a'], ['b']], expected)).toBeUndefined();
  });

  it('counts a repeated heading once', () => {
    expect(
      findHeaderRow(
        [
          ['企业名称', '企业名称'],
          ['企业名称', '统一社会信用代码'],
        ],
        expected,
      ),
    ).toBe(1);
  });
});

describe('the delimiter', () => {
  it.each([
    ['a,b;c\td', ','],
    ['a\tb;c', '\t'],
    ['a;b', ';'],
    ['企业名称', ','],
  ])('of %j is %j', (sample, delimiter) => {
    expect(delimiterOf(sample)).toBe(delimiter);
  });
});
