import { z } from 'zod';
import { type Fen, fen } from '@/kernel/money';
import type { FeatureReader } from '@/modules/rules/domain/expr';
import type { LimitExpr } from './product';

/** Loans are granted in whole 万元: 1,000,000 分. */
export const LIMIT_STEP = 1_000_000n;

/** A limit formula as data; depth is held below 8 by `limitDepth`. */
export const limitExprSchema: z.ZodType<LimitExpr> = z.lazy(() =>
  z.union([
    z.strictObject({ op: z.literal('const'), value: z.number() }),
    z.strictObject({
      op: z.literal('feature'),
      feature: z.string().min(1).max(64),
      orElse: z.number().optional(),
    }),
    z.strictObject({
      op: z.enum(['add', 'mul', 'min', 'max']),
      args: z.array(limitExprSchema).min(1).max(20),
    }),
  ]),
);

/** How deep the formula is nested; 1 for a constant or a feature. */
export function limitDepth(expr: LimitExpr): number {
  return 'args' in expr ? 1 + Math.max(...expr.args.map(limitDepth)) : 1;
}

/** The features a formula reads, without doubles, in order of appearance. */
export function limitFeatures(expr: LimitExpr): string[] {
  if (expr.op === 'const') return [];
  if (expr.op === 'feature') return [expr.feature];
  return [...new Set(expr.args.flatMap(limitFeatures))];
}

function amountOf(expr: LimitExpr, read: FeatureReader): number | undefined {
  if (expr.op === 'const') return expr.value;
  if (expr.op === 'feature') {
    const value = read(expr.feature);
    return typeof value === 'number' && !Number.isNaN(value) ? value : expr.orElse;
  }
  let total: number | undefined;
  for (const arg of expr.args) {
    const value = amountOf(arg, read);
    if (value === undefined) return undefined;
    if (total === undefined) total = value;
    else if (expr.op === 'add') total += value;
    else if (expr.op === 'mul') total *= value;
    else total = expr.op === 'min' ? Math.min(total, value) : Math.max(total, value);
  }
  return total;
}

/**
 * Estimated limit 预估额度 in 分: the formula's amount, never below 0, capped by `cap`, rounded down
 * to whole 万元. One unknown feature without `orElse` makes the limit unknown, inside min and max
 * too: a limit is never built on a guess.
 * @returns undefined = unknown
 */
export function evaluateLimit(expr: LimitExpr, read: FeatureReader, cap?: bigint): Fen | undefined {
  const amount = amountOf(expr, read);
  if (amount === undefined || Number.isNaN(amount)) return undefined;
  // ratios make binary fractions: 0.1 × 3 分 must not lose a whole 万元 to 1e-10 分
  const floor = amount <= 0 ? 0 : Math.floor(amount + 1e-6);
  const whole = Number.isFinite(floor) ? BigInt(floor) : (cap ?? 0n);
  const capped = cap !== undefined && whole > cap ? cap : whole;
  return fen(capped - (capped % LIMIT_STEP));
}
