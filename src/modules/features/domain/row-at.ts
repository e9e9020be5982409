/** Where an enterprise is among ascending ids; undefined when it is not there. */
export function rowAt(ids: BigInt64Array, enterpriseId: bigint): number | undefined {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const id = ids[middle]!;
    if (id === enterpriseId) return middle;
    if (id < enterpriseId) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
