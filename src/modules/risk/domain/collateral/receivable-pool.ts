import { type Fen, fen } from '@/kernel/money';
import { ok } from '@/kernel/result';
import { type Estimate, unknownInputs } from './estimate';
import { expectedLoss, type LossInputs } from './expected-loss';

/** One financed receivable; `pd` as `recoursePd`, `ead` the advance still out. */
export type PooledReceivable = LossInputs & { readonly id: string };

export type PoolLoss = {
  /** 分, the sum of the parts */
  readonly total: Fen;
  readonly parts: readonly { readonly id: string; readonly loss: Fen }[];
};

/**
 * 资产池预期损失: Σ PD × LGD × EAD in 分. Expectations add up whatever the defaults' correlation, which
 * widens the distribution and leaves its mean. Each part is rounded up to the 分, so that the parts
 * shown sum to the total shown. One unknown leaves the total unknown: a pool is not the part of it
 * one happens to know.
 * @throws RangeError as `expectedLoss`, and when an id stands twice
 */
export function poolExpectedLoss(pool: readonly PooledReceivable[]): Estimate<PoolLoss> {
  if (new Set(pool.map((r) => r.id)).size < pool.length) throw new RangeError('a receivable stands twice');
  const parts: { id: string; loss: Fen }[] = [];
  const missing: string[] = [];
  for (const receivable of pool) {
    const loss = expectedLoss(receivable);
    if (loss.ok) parts.push({ id: receivable.id, loss: loss.value });
    else missing.push(...loss.unknown.map((name) => `${receivable.id}.${name}`));
  }
  if (missing.length > 0) return unknownInputs(missing);
  return ok({ total: fen(parts.reduce((sum, part) => sum + part.loss, 0n)), parts });
}
