import { type Fen, fen } from '@/kernel/money';
import { ok } from '@/kernel/result';
import { type Estimate, unknownInputs, whenKnown } from './estimate';
import { productDown } from './fen-product';
import { checkAmounts, checkFractions } from './input-bounds';

/** A receivable by whom it falls due from. Buyers under one controller carry one key. */
export type OwedByBuyer = { readonly buyer: string; readonly amount: Fen | undefined };

export type ConcentrationExcess = {
  /** 分 above the limit, over all buyers */
  readonly excess: Fen;
  /** excess ÷ pool, fraction; 0 of an empty pool */
  readonly share: number;
  /** the buyers above the limit, largest excess first, ties by key */
  readonly buyers: readonly { readonly buyer: string; readonly amount: Fen; readonly excess: Fen }[];
};

/**
 * 集中度超限: what single buyers owe beyond `limit × pool`, Σ max(0, owed − limit × pool). The limit
 * is rounded down to the 分 and taken of the whole pool, the excess included.
 * @param limit fraction of the pool one buyer may owe
 * @returns unknown when one amount is: the pool itself is then unknown
 * @throws RangeError when the limit is not 0–1 or an amount negative
 */
export function concentrationExcess(
  pool: readonly OwedByBuyer[],
  limit: number | undefined,
): Estimate<ConcentrationExcess> {
  checkFractions({ limit });
  for (const { buyer, amount } of pool) checkAmounts({ [`amount of ${buyer}`]: amount });
  const missing = new Set(pool.filter((r) => r.amount === undefined).map((r) => `${r.buyer}.amount`));
  if (missing.size > 0) return unknownInputs([...missing, ...(limit === undefined ? ['limit'] : [])]);
  return whenKnown({ limit }, (known) => {
    const owed = new Map<string, bigint>();
    for (const { buyer, amount } of pool) owed.set(buyer, (owed.get(buyer) ?? 0n) + (amount as Fen));
    const total = [...owed.values()].reduce((a, b) => a + b, 0n);
    const most = productDown(fen(total), known.limit);
    const buyers = [...owed]
      .filter(([, amount]) => amount > most)
      .map(([buyer, amount]) => ({ buyer, amount: fen(amount), excess: fen(amount - most) }))
      .sort((a, b) => (a.excess === b.excess ? (a.buyer < b.buyer ? -1 : 1) : a.excess > b.excess ? -1 : 1));
    const excess = buyers.reduce((sum, b) => sum + b.excess, 0n);
    return ok({ excess: fen(excess), share: total === 0n ? 0 : Number(excess) / Number(total), buyers });
  });
}
