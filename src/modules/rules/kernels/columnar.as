// AssemblyScript, compiled by scripts/kernels.mjs into domain/kernel-bytes.ts. 32 rows to a word of bits.

/** low <= v <= high, or its negation; NaN is unknown and never true. */
export function markInterval(column: usize, words: i32, low: f64, high: f64, flip: u32, truth: usize, unknown: usize): void {
  const from = f64x2.splat(low);
  const to = f64x2.splat(high);
  for (let w = 0; w < words; w++) {
    let held: u32 = 0;
    let missing: u32 = 0;
    for (let j = 0; j < 32; j += 8) {
      const a = v128.load(column);
      const b = v128.load(column, 16);
      const c = v128.load(column, 32);
      const d = v128.load(column, 48);
      held |= (i64x2.bitmask(v128.and(f64x2.ge(a, from), f64x2.le(a, to)))
        | (i64x2.bitmask(v128.and(f64x2.ge(b, from), f64x2.le(b, to))) << 2)
        | (i64x2.bitmask(v128.and(f64x2.ge(c, from), f64x2.le(c, to))) << 4)
        | (i64x2.bitmask(v128.and(f64x2.ge(d, from), f64x2.le(d, to))) << 6)) << j;
      missing |= (i64x2.bitmask(f64x2.ne(a, a))
        | (i64x2.bitmask(f64x2.ne(b, b)) << 2)
        | (i64x2.bitmask(f64x2.ne(c, c)) << 4)
        | (i64x2.bitmask(f64x2.ne(d, d)) << 6)) << j;
      column += 64;
    }
    store<u32>(truth, (held ^ flip) & ~missing);
    store<u32>(unknown, missing);
    truth += 4;
    unknown += 4;
  }
}

/** Member of a set of whole numbers below 4096, by a table of bytes, or its negation. */
export function markTable(column: usize, words: i32, table: usize, flip: u32, truth: usize, unknown: usize): void {
  for (let w = 0; w < words; w++) {
    let held: u32 = 0;
    let missing: u32 = 0;
    for (let b = 0; b < 32; b++) {
      const v = load<f64>(column);
      const i = <u32>v;
      held |= (<u32>load<u8>(table + (i & 4095)) & <u32>(i < 4096) & <u32>(<f64>i == v)) << b;
      missing |= (<u32>(v != v)) << b;
      column += 8;
    }
    store<u32>(truth, (held ^ flip) & ~missing);
    store<u32>(unknown, missing);
    truth += 4;
    unknown += 4;
  }
}

/** 1 per lane where the whole number in it is what the float64 was, and not below 0. */
// @ts-ignore: decorator
@inline
function exact(i: v128, v: v128): i32 {
  return i64x2.bitmask(v128.and(f64x2.eq(f64x2.convert_low_i32x4_s(i), v), f64x2.ge(v, f64x2.splat(0))));
}

/** Member of a set of whole numbers below 16, by 16 bytes of 0 or 255, or its negation. */
export function markCodes(column: usize, words: i32, table: usize, flip: u32, truth: usize, unknown: usize): void {
  const members = v128.load(table);
  for (let w = 0; w < words; w++) {
    let held: u32 = 0;
    let missing: u32 = 0;
    for (let j = 0; j < 32; j += 8) {
      const a = v128.load(column);
      const b = v128.load(column, 16);
      const c = v128.load(column, 32);
      const d = v128.load(column, 48);
      const ia = i32x4.trunc_sat_f64x2_s_zero(a);
      const ib = i32x4.trunc_sat_f64x2_s_zero(b);
      const ic = i32x4.trunc_sat_f64x2_s_zero(c);
      const id = i32x4.trunc_sat_f64x2_s_zero(d);
      const low = v128.shuffle<i64>(ia, ib, 0, 2);
      const high = v128.shuffle<i64>(ic, id, 0, 2);
      // saturating: what is 16 or more stays so and looks up 0
      const pairs = i16x8.narrow_i32x4_s(low, high);
      const bytes = i8x16.narrow_i16x8_u(pairs, pairs);
      const found = i8x16.bitmask(v128.swizzle(members, bytes)) & 0xff;
      const whole = exact(ia, a) | (exact(ib, b) << 2) | (exact(ic, c) << 4) | (exact(id, d) << 6);
      held |= (found & whole) << j;
      missing |= (i64x2.bitmask(f64x2.ne(a, a))
        | (i64x2.bitmask(f64x2.ne(b, b)) << 2)
        | (i64x2.bitmask(f64x2.ne(c, c)) << 4)
        | (i64x2.bitmask(f64x2.ne(d, d)) << 6)) << j;
      column += 64;
    }
    store<u32>(truth, (held ^ flip) & ~missing);
    store<u32>(unknown, missing);
    truth += 4;
    unknown += 4;
  }
}
