import type { AssignmentPair, AssignmentProblem } from './problem';

export type ProblemSize = {
  readonly needs: number;
  readonly products: number;
  readonly banks: number;
  readonly districts: number;
  /** products that take a need */
  readonly degree: number;
  /** loans of all quotas per need */
  readonly supply: number;
  readonly costs: number;
  /** share of each second district's needs that is its minimum */
  readonly minimum: number;
};

/** An invented problem, the same for the same seed (xorshift32), for tests and the benchmark. */
export function randomProblem(seed: number, size: ProblemSize): AssignmentProblem {
  let state = seed * 2_654_435_761 || 1;
  const below = (n: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 4_294_967_296) * n);
  };
  const name = (kind: string, i: number) => `${kind}${String(i).padStart(5, '0')}`;
  const quota = (shares: number) => below(Math.ceil((2 * size.needs * size.supply) / shares) + 1);
  const needs = Array.from({ length: size.needs }, (_, i) => ({
    id: name('n', i),
    district: name('d', below(size.districts)),
  }));
  const products = Array.from({ length: size.products }, (_, i) => ({
    id: name('p', i),
    bank: name('b', below(size.banks)),
    quota: quota(size.products),
  }));
  const banks = Array.from({ length: size.banks }, (_, i) => ({
    id: name('b', i),
    quota: quota(size.banks),
  }));
  const pairs: AssignmentPair[] = [];
  for (const need of needs) {
    const chosen = new Set<number>();
    const degree = Math.min(size.products, size.degree < 8 ? below(size.degree + 1) : size.degree);
    while (chosen.size < degree) chosen.add(below(size.products));
    for (const p of chosen)
      pairs.push({
        need: need.id,
        product: name('p', p),
        cost: below(size.costs),
        amount: (1 + below(500)) * 1_000_000,
      });
  }
  const minimums: Record<string, number> = {};
  for (let d = 0; d < size.districts; d += 2)
    minimums[name('d', d)] = Math.round(
      needs.filter((n) => n.district === name('d', d)).length * size.minimum,
    );
  return { needs, products, banks, pairs, minimums };
}
