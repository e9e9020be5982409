import { describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { basisPoints } from '@/kernel/rate';
import { type LprQuote, lprOn } from './lpr';
import { lowestRate, rateFor } from './price';

const quotes: LprQuote[] = [
  ['2024-10-21', '1Y', 310],
  ['2024-10-21', '5Y', 360],
  ['2025-05-20', '1Y', 300],
  ['2025-05-20', '5Y', 350],
].map(([day, tenor, bp]) => ({
  publishedOn: isoDate(day as string),
  tenor: tenor as '1Y' | '5Y',
  bp: basisPoints(bp as number),
}));

describe('lprOn', () => {
  it.each([
    ['2024-10-20', '1Y', undefined],
    ['2024-10-21', '1Y', 310],
    ['2025-05-19', '5Y', 360],
    ['2025-05-20', '5Y', 350],
    ['2026-11-20', '1Y', 300],
  ] as const)('%s %s', (day, tenor, bp) => {
    expect(lprOn(quotes, tenor, isoDate(day))?.bp).toBe(bp);
    expect(lprOn([...quotes].reverse(), tenor, isoDate(day))?.bp).toBe(bp);
  });
});

describe('rateFor', () => {
  const lpr = { '1Y': basisPoints(300), '5Y': basisPoints(350) };
  const terms = (lprTenor: '1Y' | '5Y') => ({
    price: {
      lprTenor,
      spreadByGrade: { A: basisPoints(15), C: basisPoints(100) },
      spreadUngraded: basisPoints(180),
      upfrontFeeBp: basisPoints(0),
      guaranteeFeeBp: basisPoints(0),
    },
  });
  it('adds the spread of the grade to the LPR of the tenor', () => {
    expect(rateFor(terms('1Y'), 'A', lpr)).toBe(315);
    expect(rateFor(terms('5Y'), 'C', lpr)).toBe(450);
    expect(lowestRate(terms('1Y'), lpr)).toBe(315);
  });
  it('has a price for no score, but none for a grade not served', () => {
    expect(rateFor(terms('1Y'), undefined, lpr)).toBe(480);
    expect(rateFor(terms('1Y'), 'E', lpr)).toBeUndefined();
  });
});
