import { bitAt } from './breakdown';
import type { Bitset } from './screening';
import type { Term } from './vocabulary';

/** 分布: how one numeric feature spreads over enterprises. */
export type FeatureHistogram = {
  readonly feature: string;
  /** ascending, one more than there are counts; the outer bins also hold what lies beyond them */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly unknown: number;
};

const BINS = 20;
const SAMPLE = 20_000;

/** 1, 2 or 5 times a power of ten, the smallest that is not below `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const times = [1, 2, 5, 10].find((m) => m * power >= least * (1 - 1e-9)) ?? 10;
  return times * power;
}

/** 0 and the 1-2-5 series: sums of money spread over powers of ten. Steps from 1 元 on. */
function moneyEdges(low: number, high: number): number[] {
  const edges: number[] = [];
  for (let power = 100; power <= 1e16; power *= 10) for (const m of [1, 2, 5]) edges.push(m * power);
  const reached = edges.findIndex((e) => e >= high);
  const above = reached < 0 ? edges.length - 1 : reached;
  const below = low <= 0 ? -1 : edges.findLastIndex((e) => e <= low);
  const kept = edges.slice(Math.max(0, below, above - BINS + 1), above + 1);
  return low < 0 ? [low, 0, ...kept] : low === 0 || kept.length < 2 ? [0, ...kept] : kept;
}

function evenEdges(low: number, high: number, whole: boolean): number[] {
  // values that lie close together far from zero: neighbouring edges still have to be different numbers
  const finest = Math.max(Math.abs(low), Math.abs(high), 1e-3) * 1e-9;
  const step = Math.max(niceStep(Math.max((high - low || 1) / BINS, finest)), whole ? 1 : 0);
  const from = Math.floor(low / step);
  // of whole counts each has a bin of its own, and there is always more than one to choose between
  const to = whole
    ? Math.max(Math.floor(high / step) + 1, from + 2)
    : Math.max(Math.ceil(high / step), from + 1);
  // multiplied, not added up: 0.1 + 0.2 is no edge a person would name
  return Array.from({ length: to - from + 1 }, (_, i) => Number(((from + i) * step).toPrecision(12)));
}

/** Edges that cover all but the outer hundredths of the known values. */
function edgesOf(values: Float64Array, type: Term['type']): number[] {
  const at = (share: number) => values[Math.round(share * (values.length - 1))]!;
  const [low, high] = [at(0.01), at(0.99)];
  if (type === 'money') return moneyEdges(low, Math.max(high, 100));
  return evenEdges(low, high, type === 'count');
}

/**
 * @param within only rows whose bit is set are counted; the edges are those of all rows
 * @returns undefined where nothing is known, so there is nothing to draw
 */
export function featureHistogram(
  feature: string,
  type: Term['type'],
  column: Float64Array,
  within?: Bitset,
): FeatureHistogram | undefined {
  const every = Math.max(1, Math.floor(column.length / SAMPLE)); // the edges need no more
  const sample = column.filter((v, i) => i % every === 0 && !Number.isNaN(v)).sort();
  if (sample.length === 0) return undefined;
  const edges = edgesOf(sample, type);
  const bins = edges.length - 1;
  const counts = new Array<number>(bins + 1).fill(0);
  for (let row = 0; row < column.length; row++) {
    if (within && !bitAt(within, row)) continue;
    const value = column[row]!;
    let bin = bins; // unknown
    if (!Number.isNaN(value)) {
      bin = 0;
      while (bin < bins - 1 && value >= edges[bin + 1]!) bin++;
    }
    counts[bin]! += 1;
  }
  return { feature, edges, counts: counts.slice(0, bins), unknown: counts[bins]! };
}

const LEVELS = 40;
const COARSE = 20;

/** 示意分布: counts rounded to fortieths of the largest, never finer than 20, as a bank sees them before consent. */
export function coarse(histogram: FeatureHistogram): FeatureHistogram {
  const step = Math.max(COARSE, Math.ceil(Math.max(...histogram.counts, histogram.unknown) / LEVELS));
  const rounded = (n: number) => Math.round(n / step) * step;
  return { ...histogram, counts: histogram.counts.map(rounded), unknown: rounded(histogram.unknown) };
}
