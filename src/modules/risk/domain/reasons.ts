import type { CardFeature } from './model-files';
import { bestPoints, binOf, pointsOf } from './scorecard';
import { binWords, valueWords } from './value-words';

/** One feature of one enterprise's score: value, bin, points, and what the best bin would give. */
export type ScoreLine = {
  readonly feature: string;
  readonly label: string;
  readonly value: number | undefined;
  readonly valueText: string;
  readonly bin: string;
  readonly points: number;
  readonly best: number;
  /** best − points, never negative */
  readonly loss: number;
};

export type ScoreReason = ScoreLine & { readonly words: string };

/** Every feature's part of a score, in the card's order. @param values NaN = unknown */
export function scoreLines(features: readonly CardFeature[], values: readonly number[]): ScoreLine[] {
  return features.map((f, i) => {
    const value = values[i] as number;
    const [points, best] = [pointsOf(f, value), bestPoints(f)];
    return {
      feature: f.key,
      label: f.label,
      value: Number.isNaN(value) ? undefined : value,
      valueText: valueWords(f.unit, value),
      bin: binWords(f, binOf(f.edges, value)),
      points,
      best,
      loss: Math.max(0, best - points),
    };
  });
}

/** Reason codes: the largest losses of points against the best attainable bin, ties by name. */
export function reasonsOf(lines: readonly ScoreLine[], most = 4): ScoreReason[] {
  return lines
    .filter((line) => line.loss > 0)
    .sort((a, b) => b.loss - a.loss || (a.feature < b.feature ? -1 : 1))
    .slice(0, most)
    .map((line) => ({ ...line, words: wordsOf(line) }));
}

function wordsOf(line: ScoreLine): string {
  const lost = line.loss.toFixed(1);
  if (line.value === undefined) return `${line.label}未知，不计分，比最好的一档少 ${lost} 分`;
  return `${line.label}为 ${line.valueText}（${line.bin} 一档），比最好的一档少 ${lost} 分`;
}
