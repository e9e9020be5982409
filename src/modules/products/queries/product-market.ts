import type { IsoDate } from '@/kernel/period';
import { comparableLoan, type GradePrice, inMarket, type MarketFilter, priceTable } from '../domain/market';
import type { ProductTerms } from '../domain/product';
import { liveProducts } from './live-products';
import { lprInForce } from './lpr-in-force';

export type MarketLine = {
  readonly code: string;
  readonly versionId: bigint;
  readonly terms: ProductTerms;
  readonly loan: { readonly amount: number; readonly termMonths: number };
  /** the best grade's price, and that without a score */
  readonly best: GradePrice;
  readonly ungraded: GradePrice;
};
export type MarketSort = 'cost' | 'amount' | 'speed';

const COMPARED_ON = { amount: 100_000_000, termMonths: 12 }; // 100 万元, 12 months

/**
 * 产品市场: live products in the selection, compared on one loan (what the filter asks for, else
 * 100 万元 over 12 months), cheapest all-in yearly cost first unless asked otherwise. Public.
 * @param day on which the LPR is read
 */
export async function productMarket(
  filter: MarketFilter & { sort?: MarketSort },
  day: IsoDate,
): Promise<{ lines: MarketLine[]; lprPublishedOn: IsoDate }> {
  const [products, lpr] = await Promise.all([liveProducts(), lprInForce(day)]);
  const asked = {
    amount: filter.amount ?? COMPARED_ON.amount,
    termMonths: filter.termMonths ?? COMPARED_ON.termMonths,
  };
  const lines = products
    .filter((p) => inMarket(p.terms, filter))
    .map((p) => {
      const loan = comparableLoan(p.terms, asked);
      const prices = priceTable(p.terms, loan, lpr);
      const best = prices.reduce((a, b) => (b.cost.allIn.effective < a.cost.allIn.effective ? b : a));
      const ungraded = prices[prices.length - 1] as GradePrice;
      return { code: p.code, versionId: p.versionId, terms: p.terms, loan, best, ungraded };
    });
  const cost = (l: MarketLine) => l.best.cost.allIn.effective;
  const keys: Record<MarketSort, (l: MarketLine) => number> = {
    cost,
    amount: (l) => -l.terms.amount.max,
    speed: (l) => l.terms.decisionDays,
  };
  const first = keys[filter.sort ?? 'cost'];
  lines.sort((a, b) => first(a) - first(b) || cost(a) - cost(b) || (a.code < b.code ? -1 : 1));
  return { lines, lprPublishedOn: lpr.publishedOn };
}
