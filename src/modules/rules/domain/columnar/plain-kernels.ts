import type { Kernels } from './kernels';

export function popcount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * The kernels as plain loops over typed arrays: the reference, and what runs where there is no SIMD.
 * Number(…) of a comparison compiles to a flag, not to a branch that random data would mispredict; eight rows are
 * written out because a loop around each would cost half as much again.
 */
export function plainKernels(): Kernels {
  let memory = new ArrayBuffer(65_536);
  let bits = new Uint32Array(memory);
  let values = new Float64Array(memory);
  let bytes = new Uint8Array(memory);

  return {
    reserve(least) {
      if (memory.byteLength >= least) return memory;
      const grown = new ArrayBuffer(Math.max(least, 2 * memory.byteLength));
      new Uint8Array(grown).set(bytes);
      memory = grown;
      bits = new Uint32Array(memory);
      values = new Float64Array(memory);
      bytes = new Uint8Array(memory);
      return memory;
    },
    markMissing(column, words, out) {
      for (let w = 0, row = column / 8; w < words; w++) {
        let word = 0;
        for (let b = 0; b < 32; b += 4, row += 4)
          word |=
            (missing(row) | (missing(row + 1) << 1) | (missing(row + 2) << 2) | (missing(row + 3) << 3)) << b;
        bits[out / 4 + w] = word;
      }
    },
    markFrom(column, words, low, out) {
      for (let w = 0, row = column / 8; w < words; w++) {
        let word = 0;
        for (let b = 0; b < 32; b += 8, row += 8)
          word |=
            (Number(values[row]! >= low) |
              (Number(values[row + 1]! >= low) << 1) |
              (Number(values[row + 2]! >= low) << 2) |
              (Number(values[row + 3]! >= low) << 3) |
              (Number(values[row + 4]! >= low) << 4) |
              (Number(values[row + 5]! >= low) << 5) |
              (Number(values[row + 6]! >= low) << 6) |
              (Number(values[row + 7]! >= low) << 7)) <<
            b;
        bits[out / 4 + w] = word;
      }
    },
    markTo(column, words, high, out) {
      for (let w = 0, row = column / 8; w < words; w++) {
        let word = 0;
        for (let b = 0; b < 32; b += 8, row += 8)
          word |=
            (Number(values[row]! <= high) |
              (Number(values[row + 1]! <= high) << 1) |
              (Number(values[row + 2]! <= high) << 2) |
              (Number(values[row + 3]! <= high) << 3) |
              (Number(values[row + 4]! <= high) << 4) |
              (Number(values[row + 5]! <= high) << 5) |
              (Number(values[row + 6]! <= high) << 6) |
              (Number(values[row + 7]! <= high) << 7)) <<
            b;
        bits[out / 4 + w] = word;
      }
    },
    markBetween(column, words, low, high, out) {
      for (let w = 0, row = column / 8; w < words; w++) {
        let word = 0;
        for (let b = 0; b < 32; b += 8, row += 8)
          word |=
            ((Number(values[row]! >= low) & Number(values[row]! <= high)) |
              ((Number(values[row + 1]! >= low) & Number(values[row + 1]! <= high)) << 1) |
              ((Number(values[row + 2]! >= low) & Number(values[row + 2]! <= high)) << 2) |
              ((Number(values[row + 3]! >= low) & Number(values[row + 3]! <= high)) << 3) |
              ((Number(values[row + 4]! >= low) & Number(values[row + 4]! <= high)) << 4) |
              ((Number(values[row + 5]! >= low) & Number(values[row + 5]! <= high)) << 5) |
              ((Number(values[row + 6]! >= low) & Number(values[row + 6]! <= high)) << 6) |
              ((Number(values[row + 7]! >= low) & Number(values[row + 7]! <= high)) << 7)) <<
            b;
        bits[out / 4 + w] = word;
      }
    },
    markTable(column, words, table, out) {
      for (let w = 0, row = column / 8; w < words; w++) {
        let word = 0;
        for (let b = 0; b < 32; b++, row++) word |= member(values[row]!, 4096, table) << b;
        bits[out / 4 + w] = word;
      }
    },
    markCodes(column, words, table, chunks, out) {
      for (let w = 0, row = column / 8; w < words; w++) {
        let word = 0;
        for (let b = 0; b < 32; b++, row++) word |= (member(values[row]!, 16 * chunks, table) & 1) << b;
        bits[out / 4 + w] = word;
      }
    },
    fill: (out, n, word) => {
      bits.fill(word, out / 4, out / 4 + n);
    },
    copy: (out, from, n) => {
      bits.copyWithin(out / 4, from / 4, from / 4 + n);
    },
    negate(t, u, n) {
      for (let w = 0; w < n; w++) bits[t / 4 + w] = ~(bits[t / 4 + w]! | bits[u / 4 + w]!);
    },
    both(t, u, t2, u2, n) {
      for (let w = 0; w < n; w++) {
        const [a, x, b, y] = [bits[t / 4 + w]!, bits[u / 4 + w]!, bits[t2 / 4 + w]!, bits[u2 / 4 + w]!];
        bits[t / 4 + w] = a & b;
        bits[u / 4 + w] = (a | x) & (b | y) & ~(a & b);
      }
    },
    either(t, u, t2, u2, n) {
      for (let w = 0; w < n; w++) {
        const truth = bits[t / 4 + w]! | bits[t2 / 4 + w]!;
        bits[t / 4 + w] = truth;
        bits[u / 4 + w] = (bits[u / 4 + w]! | bits[u2 / 4 + w]!) & ~truth;
      }
    },
    count(at, n) {
      let sum = 0;
      for (let w = 0; w < n; w++) sum += popcount(bits[at / 4 + w]!);
      return sum;
    },
    countBoth(a, b, n) {
      let sum = 0;
      for (let w = 0; w < n; w++) sum += popcount(bits[a / 4 + w]! & bits[b / 4 + w]!);
      return sum;
    },
    sift(t, u, mask, any, many, refer, n, onUnknown) {
      let first = 0;
      const [unknownFails, unknownRefers] = [onUnknown === 1 ? ~0 : 0, onUnknown === 0 ? ~0 : 0];
      for (let w = 0; w < n; w++) {
        const missing = bits[u / 4 + w]!;
        const fail = (~(bits[t / 4 + w]! | missing) | (missing & unknownFails)) & bits[mask / 4 + w]!;
        const before = bits[any / 4 + w]!;
        first += popcount(fail & ~before);
        bits[many / 4 + w]! |= before & fail;
        bits[any / 4 + w] = before | fail;
        bits[refer / 4 + w]! |= missing & unknownRefers;
      }
      return first;
    },
    alone(t, u, mask, many, n, onUnknown) {
      let sum = 0;
      const unknownFails = onUnknown === 1 ? ~0 : 0;
      for (let w = 0; w < n; w++) {
        const missing = bits[u / 4 + w]!;
        const fail = ~(bits[t / 4 + w]! | missing) | (missing & unknownFails);
        sum += popcount(fail & bits[mask / 4 + w]! & ~bits[many / 4 + w]!);
      }
      return sum;
    },
    gather(t, u, any, refer, n, onUnknown) {
      const [unknownFails, unknownRefers] = [onUnknown === 1 ? ~0 : 0, onUnknown === 0 ? ~0 : 0];
      for (let w = 0; w < n; w++) {
        const missing = bits[u / 4 + w]!;
        bits[any / 4 + w]! |= ~(bits[t / 4 + w]! | missing) | (missing & unknownFails);
        bits[refer / 4 + w]! |= missing & unknownRefers;
      }
    },
    settle(any, refer, mask, n) {
      for (let w = 0; w < n; w++) {
        const left = bits[mask / 4 + w]! & ~bits[any / 4 + w]!;
        const asked = bits[refer / 4 + w]! & left;
        bits[refer / 4 + w] = asked;
        bits[any / 4 + w] = left & ~asked;
      }
    },
    countGroups(rows, labels, t, u, n, counts) {
      for (let w = 0; w < n; w++)
        for (let rest = bits[rows / 4 + w]!; rest !== 0; rest &= rest - 1) {
          const b = 31 - Math.clz32(rest & -rest);
          const s = ((bits[t / 4 + w]! >>> b) & 1) | (((bits[u / 4 + w]! >>> b) & 1) << 1);
          bits[counts / 4 + bits[labels / 4 + w * 32 + b]! * 4 + s]! += 1;
        }
    },
    findUnlike(rows, labels, t, u, n, fates, out) {
      for (let w = 0; w < n; w++) {
        let found = 0;
        for (let rest = bits[rows / 4 + w]!; rest !== 0; rest &= rest - 1) {
          const b = 31 - Math.clz32(rest & -rest);
          const s = ((bits[t / 4 + w]! >>> b) & 1) | (((bits[u / 4 + w]! >>> b) & 1) << 1);
          found |= Number(bytes[fates + bits[labels / 4 + w * 32 + b]! * 4 + s]! !== s) << b;
        }
        bits[out / 4 + w] = found;
      }
    },
    findFlagged(rows, labels, n, flags, out) {
      for (let w = 0; w < n; w++) {
        let found = 0;
        for (let b = 0; b < 32; b++) found |= bytes[flags + bits[labels / 4 + w * 32 + b]!]! << b;
        bits[out / 4 + w] = found & ~bits[rows / 4 + w]!;
      }
    },
  };

  /** 1 for NaN, by its bits: all ones in the exponent and any below. A comparison of NaN with itself takes twice as long. */
  function missing(row: number): number {
    const low = bits[2 * row]!;
    return ((bits[2 * row + 1]! & 0x7fffffff) + 0x000fffff + ((low | -low) >>> 31)) >>> 31;
  }

  function member(v: number, below: number, table: number): number {
    // −0 and 0 are one number; NaN and fractions are no place in a table
    return v >= 0 && v < below && Number.isInteger(v) ? bytes[table + v]! : 0;
  }
}
