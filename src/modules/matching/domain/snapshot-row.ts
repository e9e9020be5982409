/** Where an enterprise is in a snapshot (rows are by ascending id); undefined when it is not in it. */
export function snapshotRow(ids: BigInt64Array, enterpriseId: bigint): number | undefined {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const id = ids[middle] as bigint;
    if (id === enterpriseId) return middle;
    if (id < enterpriseId) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
