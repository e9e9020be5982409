/** Row of an enterprise in a snapshot's ascending ids, -1 when it is not there. */
export function rowOf(ids: BigInt64Array, enterpriseId: bigint): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const id = ids[middle] as bigint;
    if (id === enterpriseId) return middle;
    if (id < enterpriseId) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
