/** 24 months by months ago (0 = the month of asOf); NaN where nothing is known of the month. */
export type MonthlySeries = Float64Array;

export const SERIES_MONTHS = 24;

export function emptySeries(): MonthlySeries {
  return new Float64Array(SERIES_MONTHS).fill(Number.NaN);
}

/** Adds to a month, which becomes known; months outside the series are left out. */
export function addTo(series: MonthlySeries, ago: number, value: number): void {
  if (ago < 0 || ago >= SERIES_MONTHS) return;
  const held = series[ago]!;
  series[ago] = Number.isNaN(held) ? value : held + value;
}

/** How many of the months [from, to) are known. */
export function knownIn(series: MonthlySeries, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i++) if (!Number.isNaN(series[i]!)) n++;
  return n;
}

/** Sum over the known months of [from, to); undefined when none is known. */
export function sumIn(series: MonthlySeries, from: number, to: number): number | undefined {
  let sum = 0;
  let known = false;
  for (let i = from; i < to; i++) {
    if (Number.isNaN(series[i]!)) continue;
    sum += series[i]!;
    known = true;
  }
  return known ? sum : undefined;
}

/** Mean over the known months of [from, to); undefined when none is known. */
export function meanIn(series: MonthlySeries, from: number, to: number): number | undefined {
  const sum = sumIn(series, from, to);
  return sum === undefined ? undefined : sum / knownIn(series, from, to);
}

/** The newest known month of [0, to); undefined when none is known. */
export function newestIn(series: MonthlySeries, to: number): number | undefined {
  for (let i = 0; i < to; i++) if (!Number.isNaN(series[i]!)) return series[i]!;
  return undefined;
}

/** now / before − 1; undefined unless both are known and the base is above 0. */
export function growth(now: number | undefined, before: number | undefined): number | undefined {
  return now === undefined || before === undefined || before <= 0 ? undefined : now / before - 1;
}

/**
 * Coefficient of variation σ/μ (population standard deviation) over the known months of [from, to);
 * undefined with fewer than two months or a mean not above 0.
 */
export function variationIn(series: MonthlySeries, from: number, to: number): number | undefined {
  const n = knownIn(series, from, to);
  const mean = meanIn(series, from, to);
  if (n < 2 || mean === undefined || mean <= 0) return undefined;
  let squares = 0;
  for (let i = from; i < to; i++) {
    const value = series[i]!;
    if (!Number.isNaN(value)) squares += (value - mean) * (value - mean);
  }
  return Math.sqrt(squares / n) / mean;
}
