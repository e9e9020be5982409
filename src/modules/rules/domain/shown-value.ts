import type { Term } from './vocabulary';

/** In what a person types a threshold: 万元 for money (kept in 分), % for ratios (kept as fractions). */
export function shownUnit(term: Term): string {
  if (term.type === 'money') return '万元';
  return term.type === 'ratio' ? '%' : term.unit;
}

const FACTORS: Partial<Record<Term['type'], number>> = { money: 1e-6, ratio: 100 };
const DECIMALS: Partial<Record<Term['type'], number>> = { money: 6, ratio: 4, count: 0 };

/** What is kept -> what is shown; without the noise of binary fractions. */
export function toShown(term: Term, kept: number): number {
  return Number((kept * (FACTORS[term.type] ?? 1)).toFixed(DECIMALS[term.type] ?? 4));
}

/** What is typed -> what is kept: money as whole 分. */
export function fromShown(term: Term, shown: number): number {
  const kept = shown / (FACTORS[term.type] ?? 1);
  if (term.type === 'money' || term.type === 'count') return Math.round(kept);
  return Number(kept.toPrecision(12));
}
