import type { Outcome } from '@/modules/rules/domain/expr';
import type { MatchLine } from './match-products';
import type { Wish } from './need';

type Order = (a: MatchLine, b: MatchLine) => number;

const cost: Order = (a, b) => ascending(costOf(a), costOf(b));
const limit: Order = (a, b) => ascending(-limitOf(a), -limitOf(b)); // an unknown limit comes last
const days: Order = (a, b) => ascending(a.terms.decisionDays, b.terms.decisionDays);
const collateral: Order = (a, b) => ascending(a.terms.collateral ? 1 : 0, b.terms.collateral ? 1 : 0);
const code: Order = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

function costOf({ offer }: MatchLine): number {
  return offer ? offer.cost.allIn.effective : Number.POSITIVE_INFINITY;
}

function limitOf({ offer }: MatchLine): number {
  return offer?.limit ?? 0;
}

function ascending(x: number, y: number): number {
  return x === y ? 0 : x < y ? -1 : 1;
}

/** After the wish the tie keys, in this order; the last is always the product code. */
const ORDERS: Record<Wish, Order> = {
  cost: (a, b) => cost(a, b) || limit(a, b) || days(a, b) || code(a, b),
  amount: (a, b) => limit(a, b) || cost(a, b) || days(a, b) || code(a, b),
  speed: (a, b) => days(a, b) || cost(a, b) || limit(a, b) || code(a, b),
  'no-collateral': (a, b) => collateral(a, b) || cost(a, b) || limit(a, b) || days(a, b) || code(a, b),
};
const NEAREST: Order = (a, b) =>
  ascending(a.failing, b.failing) || ascending(a.referring, b.referring) || code(a, b);

/** The keys in words, shown beside the list. */
export const RANK_WORDS: Record<Wish, string> = {
  cost: '综合年化成本从低到高；相同时依次按额度从高到低、审批天数从少到多、产品代码',
  amount: '预估额度从高到低（未知在后）；相同时依次按综合年化成本、审批天数、产品代码',
  speed: '审批天数从少到多；相同时依次按综合年化成本、额度、产品代码',
  'no-collateral': '无需抵质押在前；再依次按综合年化成本、额度、审批天数、产品代码',
};

export type Ranked = {
  readonly eligible: readonly MatchLine[];
  /** 转人工: nothing fails, something is unknown */
  readonly referred: readonly MatchLine[];
  /** nearest first: fewest failing rules, then fewest referring ones */
  readonly ineligible: readonly MatchLine[];
};

/** Splits by verdict and orders by the wish; ineligible ones by how near they are. */
export function rankLines(lines: readonly MatchLine[], wish: Wish): Ranked {
  const by: Record<Outcome, MatchLine[]> = { pass: [], refer: [], fail: [] };
  for (const line of lines) by[line.outcome].push(line);
  return {
    eligible: by.pass.sort(ORDERS[wish]),
    referred: by.refer.sort(ORDERS[wish]),
    ineligible: by.fail.sort(NEAREST),
  };
}
