import { describe, expect, it } from 'vitest';
import type { MatchLine } from './match-products';
import { rankLines } from './rank-lines';

type Facts = {
  outcome?: MatchLine['outcome'];
  cost?: number;
  limit?: number;
  days?: number;
  collateral?: boolean;
  failing?: number;
  referring?: number;
};

function line(code: string, facts: Facts): MatchLine {
  const outcome = facts.outcome ?? 'pass';
  const offer = {
    limit: facts.limit,
    principal: 1,
    coversNeed: true,
    termMonths: 12,
    rate: 300,
    cost: { allIn: { effective: facts.cost ?? 0.05, nominal: 0.05 } },
  };
  return {
    code,
    terms: { decisionDays: facts.days ?? 3, collateral: facts.collateral ?? false },
    outcome,
    offer: outcome === 'fail' ? undefined : offer,
    rules: [],
    failing: facts.failing ?? 0,
    referring: facts.referring ?? 0,
    unknowns: 0,
  } as unknown as MatchLine;
}
const codes = (lines: readonly MatchLine[]) => lines.map((l) => l.code).join(' ');

describe('rankLines', () => {
  const lines = [
    line('b', { cost: 0.04, limit: 100, days: 5, collateral: true }),
    line('a', { cost: 0.04, limit: 100, days: 5, collateral: true }),
    line('c', { cost: 0.05, limit: 300, days: 1 }),
    line('d', { cost: 0.06, limit: 200, days: 1 }),
    line('e', { cost: 0.045, days: 3 }),
  ];
  it.each([
    ['cost', 'a b e c d'],
    ['amount', 'c d a b e'],
    ['speed', 'c d e a b'],
    ['no-collateral', 'e c d a b'],
  ] as const)('%s', (wish, order) => expect(codes(rankLines(lines, wish).eligible)).toBe(order));

  it('never puts a referred product among the eligible, and the nearest miss first', () => {
    const mixed = [
      line('far', { outcome: 'fail', failing: 3 }),
      line('near', { outcome: 'fail', failing: 1, referring: 1 }),
      line('nearest', { outcome: 'fail', failing: 1 }),
      line('asks', { outcome: 'refer', cost: 0.01 }),
      line('fits', { cost: 0.09 }),
    ];
    const ranked = rankLines(mixed, 'cost');
    expect([codes(ranked.eligible), codes(ranked.referred), codes(ranked.ineligible)]).toEqual([
      'fits',
      'asks',
      'nearest near far',
    ]);
  });
});
