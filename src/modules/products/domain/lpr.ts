import type { IsoDate } from '@/kernel/period';
import type { BasisPoints } from '@/kernel/rate';

export type LprTenor = '1Y' | '5Y';
/** 贷款市场报价利率 as published on one day. */
export type LprQuote = { readonly publishedOn: IsoDate; readonly tenor: LprTenor; readonly bp: BasisPoints };

/** The quote in force on `day`: the latest published on or before it; undefined before the first. */
export function lprOn(quotes: readonly LprQuote[], tenor: LprTenor, day: IsoDate): LprQuote | undefined {
  let found: LprQuote | undefined;
  for (const quote of quotes) {
    if (quote.tenor !== tenor || quote.publishedOn > day) continue;
    if (!found || quote.publishedOn > found.publishedOn) found = quote;
  }
  return found;
}
