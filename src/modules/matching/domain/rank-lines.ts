import type { MatchLine } from './match-products';
import type { Wish } from './need';

type Key = (line: MatchLine) => number;

const cost: Key = (l) => l.offer?.cost.allIn.effective ?? Number.POSITIVE_INFINITY;
const lessLimit: Key = (l) => -(l.offer?.limit ?? 0); // an unknown limit comes last
const days: Key = (l) => l.terms.decisionDays;
const collateral: Key = (l) => (l.terms.collateral ? 1 : 0);

/** After the wish the tie keys, in this order; the last is always the product code. */
const KEYS: Record<Wish, readonly Key[]> = {
  cost: [cost, lessLimit, days],
  amount: [lessLimit, cost, days],
  speed: [days, cost, lessLimit],
  'no-collateral': [collateral, cost, lessLimit, days],
};

/** The keys in words, shown beside the list. */
export const RANK_WORDS: Record<Wish, string> = {
  cost: '综合年化成本从低到高；相同时依次按额度从高到低、审批天数从少到多、产品代码',
  amount: '预估额度从高到低（未知在后）；相同时依次按综合年化成本、审批天数、产品代码',
  speed: '审批天数从少到多；相同时依次按综合年化成本、额度、产品代码',
  'no-collateral': '无需抵质押在前；再依次按综合年化成本、额度、审批天数、产品代码',
};

function compare(a: MatchLine, b: MatchLine, keys: readonly Key[]): number {
  for (const key of keys) {
    const x = key(a);
    const y = key(b);
    if (x !== y) return x < y ? -1 : 1;
  }
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

export type Ranked = {
  readonly eligible: readonly MatchLine[];
  /** 转人工: nothing fails, something is unknown */
  readonly referred: readonly MatchLine[];
  /** nearest first: fewest failing rules, then fewest referring ones */
  readonly ineligible: readonly MatchLine[];
};

/** Splits by verdict and orders by the wish; ineligible ones by how near they are. */
export function rankLines(lines: readonly MatchLine[], wish: Wish): Ranked {
  const by = (outcome: MatchLine['outcome'], keys: readonly Key[]) =>
    lines.filter((l) => l.outcome === outcome).sort((a, b) => compare(a, b, keys));
  return {
    eligible: by('pass', KEYS[wish]),
    referred: by('refer', KEYS[wish]),
    ineligible: by('fail', [(l) => l.failing, (l) => l.referring]),
  };
}
