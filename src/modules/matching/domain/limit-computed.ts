import { featureOf } from '@/modules/features/domain/catalogue';
import { evaluateLimit, limitFeatures } from '@/modules/products/domain/limit';
import type { ProductTerms } from '@/modules/products/domain/product';
import type { FeatureReader, Operand } from '@/modules/rules/domain/expr';
import { nextUp } from '@/modules/rules/domain/operators/neighbour';
import type { OwnComputed } from '@/modules/rules/domain/path/enterprise-problem';

/** More than any fact is: 10 万亿元 in 分. */
const PLENTY = 1e15;

/**
 * 测算额度 as what follows from the formula's features. Its bounds are where the limit reaches the
 * smallest loan by one feature alone, the others as they are (unknown ones once as nothing, once as plenty).
 */
export function limitComputed(
  { limit, amount }: Pick<ProductTerms, 'limit' | 'amount'>,
  read: FeatureReader,
): OwnComputed {
  const inputs = limitFeatures(limit);
  const cap = BigInt(amount.max);
  const limitOf = (reader: FeatureReader): number | undefined => {
    const value = evaluateLimit(limit, reader, cap);
    return value === undefined ? undefined : Number(value);
  };
  const edges = new Map<string, readonly Operand[]>();
  for (const input of inputs) {
    const found = [0, PLENTY].flatMap((others) => {
      const reaches = (x: number) =>
        (limitOf((key) => (key === input ? x : (read(key) ?? most(key, others)))) ?? 0) >= amount.min;
      return leastReaching(reaches) ?? [];
    });
    // a share times an amount, both unknown: the whole of the one makes the least of the other enough
    edges.set(input, [...new Set([...found, ...(isShare(input) ? [1] : [])])]);
  }
  return {
    computed: {
      keys: ['limit-estimate'],
      inputs,
      compute: (reader) => {
        const value = limitOf(reader);
        return (key) => (key === 'limit-estimate' ? value : undefined);
      },
    },
    edges,
  };
}

const isShare = (key: string) => featureOf(key)?.type === 'ratio';
/** No share is more than the whole. */
const most = (key: string, others: number) => (isShare(key) ? Math.min(others, 1) : others);

/** The least x from 0 on that is enough, to the last bit; undefined where plenty is not, or nothing is. */
function leastReaching(reaches: (x: number) => boolean): number | undefined {
  if (reaches(0) || !reaches(PLENTY)) return undefined;
  let [low, high] = [0, PLENTY];
  while (nextUp(low) < high) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}
