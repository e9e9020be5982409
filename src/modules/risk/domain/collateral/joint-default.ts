import { ok, type Refused, refused } from '@/kernel/result';
import { type Estimate, whenKnown } from './estimate';
import { checkCorrelation, checkFractions } from './input-bounds';

export type JointDefault = {
  /** both default */
  readonly both: number;
  /** at least one defaults */
  readonly either: number;
};

export type JointDefaultInputs = {
  /** PD of the one party, fraction */
  readonly p: number | undefined;
  /** PD of the other, fraction */
  readonly q: number | undefined;
  /** correlation of the two default events, not of the firms' assets */
  readonly correlation: number | undefined;
};

/** What the bounds may miss by in float64, where both fall together at ρ = 1. */
const SLACK = 1e-12;

function deviation(p: number): number {
  return Math.sqrt(p * (1 - p));
}

/**
 * The correlations two default events can have: from the Fréchet–Hoeffding bounds
 * `max(0, p + q − 1) ≤ P(both) ≤ min(p, q)`. Unequal PDs leave little room: 0.1 % and 30 % allow at
 * most 0.048. Where a party is certain to default or not to, correlation has no effect: −1 to 1.
 * @param p fraction @param q fraction
 * @throws RangeError when not 0–1
 */
export function correlationBounds(p: number, q: number): { readonly min: number; readonly max: number } {
  checkFractions({ p, q });
  const scale = deviation(p) * deviation(q);
  if (scale === 0) return { min: -1, max: 1 };
  // bound − p·q, rearranged so that nothing cancels near 0 and 1
  return {
    min: Math.max(-1, -Math.min(p * q, (1 - p) * (1 - q)) / scale),
    max: Math.min(1, Math.min(p * (1 - q), q * (1 - p)) / scale),
  };
}

/**
 * 联合违约: `P(both) = p·q + ρ·√(p(1−p)·q(1−q))`, `P(either) = p + q − P(both)`, fractions over the
 * horizon of p and q (Lucas 1995, Default Correlation and Credit Analysis).
 * @returns `correlation-out-of-bounds` when these PDs cannot have this correlation; it is not moved to
 *   the bound, for nobody stated that one. The bounds: `correlationBounds`.
 * @throws RangeError when a PD is not 0–1 or the correlation not −1–1
 */
export function jointDefault({
  p,
  q,
  correlation,
}: JointDefaultInputs): Estimate<JointDefault> | Refused<'correlation-out-of-bounds'> {
  checkFractions({ p, q });
  checkCorrelation(correlation);
  return whenKnown({ p, q, correlation }, (known) => {
    const { min, max } = correlationBounds(known.p, known.q);
    const rho = known.correlation;
    if (rho < min - SLACK || rho > max + SLACK)
      return refused('correlation-out-of-bounds', `${min.toFixed(4)} – ${max.toFixed(4)}`);
    const raw = known.p * known.q + rho * (deviation(known.p) * deviation(known.q));
    // p + q − 1 and p + q − both, in the order that rounds least near 1
    const [low, high] = [Math.min(known.p, known.q), Math.max(known.p, known.q)];
    const both = Math.min(low, Math.max(0, low - (1 - high), raw));
    return ok({ both, either: Math.min(1, high + (low - both)) });
  });
}
