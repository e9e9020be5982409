import type { CardFeature, ModelManifest, ModelSource } from './model-files';
import { bestPoints, binOf, lacksOf, pointsOf } from './scorecard';
import { binWords, valueWords } from './value-words';

/** One feature of one enterprise's score: value, bin, points, and what the best bin would give. */
export type ScoreLine = {
  readonly feature: string;
  readonly label: string;
  readonly why: string;
  readonly value: number | undefined;
  readonly valueText: string;
  readonly bin: string;
  /** the bin that gives most */
  readonly bestBin: string;
  readonly points: number;
  readonly best: number;
  /** best − points, never negative */
  readonly loss: number;
  /** information value over the training sample; absent for expert points */
  readonly iv: number | undefined;
};

/** 数据来源: one source's part of a score; unknown = it changes nothing, in either direction. */
export type ScoreSource = {
  readonly key: string;
  readonly label: string;
  readonly basis: ModelSource['basis'];
  readonly basisWords: string;
  readonly weight: number;
  readonly known: boolean;
  /** what it lacks to be known, in Chinese; empty when known */
  readonly lacks: readonly string[];
  /** sum of its lines' points */
  readonly points: number;
  readonly lines: readonly ScoreLine[];
};

export type ScoreReason = ScoreLine & { readonly words: string };

/** 怎样提高: the next bin that gives more, of a feature the enterprise itself can change. */
export type ScoreLever = {
  readonly feature: string;
  readonly label: string;
  readonly gain: number;
  readonly words: string;
};

/**
 * A score source by source, every feature's part in the card's order.
 * @param read value of a feature, NaN = unknown
 */
export function scoreSources(
  manifest: Pick<ModelManifest, 'sources'>,
  features: readonly CardFeature[],
  read: (feature: string) => number,
): ScoreSource[] {
  return manifest.sources.map((s) => {
    const lacks = lacksOf(s, features, read);
    const known = lacks.length === 0;
    const lines = features.filter((f) => f.source === s.key).map((f) => lineOf(f, read(f.key), known));
    const points = lines.reduce((sum, l) => sum + l.points, 0);
    const { key, label, basis, basisWords, weight } = s;
    return { key, label, basis, basisWords, weight, known, lacks, points, lines };
  });
}

function lineOf(f: CardFeature, value: number, known: boolean): ScoreLine {
  const [points, best] = [known ? pointsOf(f, value) : 0, bestPoints(f)];
  const finite = Number.isFinite(value);
  return {
    feature: f.key,
    label: f.label,
    why: f.why,
    value: finite ? value : undefined,
    valueText: valueWords(f.unit, finite ? value : Number.NaN),
    bin: binWords(f, binOf(f.edges, value)),
    bestBin: binWords(f, nearestBest(f, best, binOf(f.edges, value))),
    points,
    best,
    loss: known ? Math.max(0, best - points) : 0,
    iv: f.iv,
  };
}

/** Of the bins that give most, the one nearest to where the enterprise is. */
function nearestBest(f: CardFeature, best: number, bin: number): number {
  const all = f.points.flatMap((p, at) => (p === best ? [at] : []));
  return all.reduce((a, b) => (Math.abs(b - bin) < Math.abs(a - bin) ? b : a));
}

/** Reason codes: the largest losses of points against the best attainable bin, ties by name. */
export function reasonsOf(lines: readonly ScoreLine[], most = 4): ScoreReason[] {
  return lines
    .filter((line) => line.loss > 0)
    .sort((a, b) => b.loss - a.loss || (a.feature < b.feature ? -1 : 1))
    .slice(0, most)
    .map((line) => ({ ...line, words: reasonWords(line) }));
}

function reasonWords(line: ScoreLine): string {
  const lost = line.loss.toFixed(1);
  const best = `比最好的一档（${line.bestBin}）少 ${lost} 分`;
  if (line.value === undefined) return `${line.label}未知，不加分也不扣分，${best}`;
  return `${line.label}为 ${line.valueText}，${best}`;
}

/**
 * What would change a score most: for each known feature the enterprise can change, the nearest bin
 * that gives more; the largest gains first, ties by name.
 */
export function leversOf(
  features: readonly CardFeature[],
  sources: readonly ScoreSource[],
  most = 3,
): ScoreLever[] {
  const byKey = new Map(features.map((f) => [f.key, f]));
  return sources
    .flatMap((s) => (s.known ? s.lines : []))
    .flatMap((line) => {
      const f = byKey.get(line.feature);
      if (!f?.lever || line.value === undefined) return [];
      const next = nextBetter(f, binOf(f.edges, line.value));
      if (next === undefined || outOfReach(f, next, line.value)) return [];
      const gain = (f.points[next] as number) - line.points;
      const words = `${line.label}现为 ${line.valueText}；若在“${binWords(f, next)}”一档，可多 ${gain.toFixed(1)} 分`;
      return [{ feature: f.key, label: f.label, gain, words }];
    })
    .sort((a, b) => b.gain - a.gain || (a.feature < b.feature ? -1 : 1))
    .slice(0, most);
}

/**
 * The nearest bin with more points; the higher one when two are as near. An amount more than three times
 * today's is no advice.
 */
function nextBetter(f: CardFeature, bin: number): number | undefined {
  const now = f.points[bin] as number;
  for (let away = 1; away < f.points.length; away++)
    for (const at of [bin + away, bin - away])
      if ((f.points[at] ?? Number.NEGATIVE_INFINITY) > now) return at;
  return undefined;
}

function outOfReach(f: CardFeature, next: number, value: number): boolean {
  return f.unit === '分' && (f.edges[next - 1] ?? 0) > 3 * Math.max(value, 0);
}
