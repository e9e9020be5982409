const KEPT = 4096;
const LONGEST = 64;

/**
 * A reading that keeps its last few thousand results: dates, codes and round amounts repeat down a column.
 * Where fewer than half do, nothing is kept any more: looking up costs more than reading.
 */
export function remembered<T extends object | string>(read: (text: string) => T): (text: string) => T {
  let memo = new Map<string, T>();
  let [found, made, rests] = [0, 0, false];
  return (text) => {
    if (rests) return read(text);
    const seen = memo.get(text);
    if (seen !== undefined) {
      found++;
      return seen;
    }
    if (memo.size >= KEPT) {
      rests = found < made;
      memo = new Map();
      found = 0;
      made = 0;
    }
    const result = read(text);
    made++;
    if (text.length <= LONGEST) memo.set(text, result);
    return result;
  };
}
