import { ok } from '@/kernel/result';
import { type Estimate, whenKnown } from './estimate';
import { checkAtLeast } from './input-bounds';

/** Goods have a price every day: the volatility is of calendar days, not of 250 trading days. */
const DAYS_A_YEAR = 365;

export type PriceRisk = {
  /** standard deviation of the price's log returns over a year: 0.2 = 20 % */
  readonly annualVolatility: number | undefined;
  /** calendar days from default to proceeds */
  readonly daysToSell: number | undefined;
  /** one-sided quantile of the standard normal distribution: 1.645 for 95 %, 2.326 for 99 % */
  readonly z: number | undefined;
};

/**
 * 价格折扣: `1 − exp(−z σ √t)`, a fraction, t in years of 365 days: the fall that a log-normal price
 * without drift exceeds with probability 1 − Φ(z) by the day of sale.
 * @throws RangeError when an input is negative, NaN or infinite
 */
export function priceHaircut({ annualVolatility, daysToSell, z }: PriceRisk): Estimate<number> {
  checkAtLeast(0, { annualVolatility, daysToSell, z });
  return whenKnown({ annualVolatility, daysToSell, z }, (known) =>
    // expm1, for 1 − exp(−x) of a small x would cancel; −0 is 0
    ok(0 - Math.expm1(-known.z * known.annualVolatility * Math.sqrt(known.daysToSell / DAYS_A_YEAR))),
  );
}
