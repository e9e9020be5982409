import type { ScoreSource } from './reasons';

/** Points are shown in tenths; shares of a tenth below this are the noise of float64. */
const TENTHS = 10;
const NOISE = 1e-6;

/**
 * Parts of a total, rounded to a tenth so that what a reader adds up is the total that is shown: the
 * tenths that rounding down leaves over go to the largest remainders, ties to the first. Every part
 * stays within a tenth of what it is.
 * @param total as it is shown, less than a tenth away from the sum
 * @returns undefined when the parts are not the total's: nothing is smoothed over
 */
export function shownParts(parts: readonly number[], total: number): number[] | undefined {
  const whole = parts.map((p) => Math.floor(p * TENTHS + NOISE));
  const left = Math.round(total * TENTHS) - whole.reduce((a, b) => a + b, 0);
  if (!(left >= 0 && left <= parts.length)) return undefined;
  const lucky = parts
    .map((p, i) => ({ i, remainder: p * TENTHS - (whole[i] as number) }))
    .sort((a, b) => (Math.abs(b.remainder - a.remainder) < NOISE ? a.i - b.i : b.remainder - a.remainder))
    .slice(0, left);
  for (const { i } of lucky) whole[i] = (whole[i] as number) + 1;
  return whole.map((w) => w / TENTHS);
}

export type ShownSource = { readonly points: number; readonly lines: readonly number[] };
export type ShownScore = {
  readonly score: number;
  readonly base: number;
  /** in the explanation's order, each with its lines in theirs */
  readonly sources: readonly ShownSource[];
};

/**
 * A score to one decimal with everything that makes it up: base and sources add up to the score, a
 * source's lines to the source, in what is shown as in what is.
 * @returns undefined when base and points are not the score's
 */
export function shownScore(given: {
  readonly score: number;
  readonly base: number;
  readonly sources: readonly Pick<ScoreSource, 'points' | 'lines'>[];
}): ShownScore | undefined {
  const exact = given.sources.reduce((sum, s) => sum + s.points, given.base);
  if (!(Math.abs(exact - given.score) < NOISE)) return undefined;
  const score = tenths(given.score);
  const top = shownParts([given.base, ...given.sources.map((s) => s.points)], score);
  if (!top) return undefined;
  const sources: ShownSource[] = [];
  for (const [i, source] of given.sources.entries()) {
    const points = top[i + 1] as number;
    const lines = shownParts(
      source.lines.map((l) => l.points),
      points,
    );
    if (!lines) return undefined;
    sources.push({ points, lines });
  }
  return { score, base: top[0] as number, sources };
}

function tenths(points: number): number {
  return Math.round(points * TENTHS) / TENTHS;
}

/** A score as text, rounded as `shownScore` rounds it. */
export function shownPoints(score: number): string {
  return tenths(score).toFixed(1);
}

/** Points with their sign: ＋12.5, －3.0, 0.0. */
export function signedPoints(points: number): string {
  const text = Math.abs(points).toFixed(1);
  if (text === '0.0') return text;
  return `${points > 0 ? '＋' : '－'}${text}`;
}
