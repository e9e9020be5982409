import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABSURD_FEN, parseInteger, parseMoney, parseNumber } from './parse-number';

describe('parseMoney', () => {
  it.each([
    ['1435313.650', 'yuan', 143531365],
    ['-943.4', 'yuan', -94340],
    ['44,575.93', 'yuan', 4457593],
    ['(15,000.50)', 'yuan', -1500050],
    ['￥1,200,000', 'yuan', 120000000],
    ['人民币 88元', 'yuan', 8800],
    ['12.5万元', 'yuan', 12500000],
    ['1.5亿元', 'yuan', 15000000000],
    ['18.6084', 'wan-yuan', 18608400],
    ['0.009149', 'wan-yuan', 9149],
    ['88元', 'wan-yuan', 8800],
    ['1234', 'fen', 1234],
    ['.5', 'yuan', 50],
    ['5.', 'yuan', 500],
    ['-0', 'yuan', 0],
    ['0000012.30', 'yuan', 1230],
  ] as const)('%s in %s is %i 分', (text, unit, fen) => {
    expect(parseMoney(text, unit)).toEqual({ ok: true, value: fen });
  });

  it.each([
    ['0.005', 'amount-below-fen'],
    ['0.30000000000000004', 'amount-below-fen'],
    ['1e5', 'number-scientific'],
    ['1.02E+05', 'number-scientific'],
    ['44,57.93', 'number-malformed'],
    ['1,0000', 'number-malformed'],
    ['(-5)', 'number-malformed'],
    ['--5', 'number-malformed'],
    ['-', 'number-malformed'],
    ['1.2.3', 'number-malformed'],
    ['一百万', 'number-malformed'],
    ['99999999999999', 'amount-absurd'],
    ['10000000000000', 'amount-absurd'],
    ['-99999999999999999999', 'amount-absurd'],
  ])('%s is refused: %s', (text, code) => {
    expect(parseMoney(text, 'yuan')).toMatchObject({ ok: false, code });
  });

  it('is exact for every amount below the absurd, in every unit and decoration', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(ABSURD_FEN - 1), max: ABSURD_FEN - 1 }), (fen) => {
        const sign = fen < 0 ? '-' : '';
        const digits = String(Math.abs(fen)).padStart(7, '0');
        const yuan = `${digits.slice(0, -2).replace(/^0+(?=\d)/, '')}.${digits.slice(-2)}`;
        const grouped = yuan.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
        const wan = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
        const expected = { ok: true, value: fen };
        expect(parseMoney(sign + yuan, 'yuan')).toEqual(expected);
        expect(parseMoney(sign + grouped, 'yuan')).toEqual(expected);
        expect(parseMoney(`${sign}${yuan}元`, 'wan-yuan')).toEqual(expected);
        expect(parseMoney(sign + wan, 'wan-yuan')).toEqual(expected);
        expect(parseMoney(sign + digits, 'fen')).toEqual(expected);
      }),
    );
  });
});

it('reads plain numbers and whole numbers', () => {
  expect(parseNumber('12,345.5')).toEqual({ ok: true, value: 12345.5 });
  expect(parseNumber('1.2E3')).toMatchObject({ code: 'number-scientific' });
  expect(parseNumber('1234567890.1234567')).toMatchObject({ code: 'number-out-of-range' });
  expect(parseInteger('8人')).toEqual({ ok: true, value: 8 });
  expect(parseInteger('12.0')).toEqual({ ok: true, value: 12 });
  expect(parseInteger('12.5')).toMatchObject({ code: 'number-malformed' });
});
