// AssemblyScript, compiled by scripts/kernels.mjs into domain/columnar/kernel-bytes.ts; domain/columnar/plain-kernels.ts is the
// reference. Bits of rows, 32 to a word; a block is a whole number of 64-row pairs of words.

/** Two bits of each pair of lanes of 16 rows' comparisons packed into 16 bits. */
// @ts-ignore: decorator
@inline
function pack(a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, g: v128, h: v128): i32 {
  const ab = v128.shuffle<i32>(a, b, 0, 2, 4, 6);
  const cd = v128.shuffle<i32>(c, d, 0, 2, 4, 6);
  const ef = v128.shuffle<i32>(e, f, 0, 2, 4, 6);
  const gh = v128.shuffle<i32>(g, h, 0, 2, 4, 6);
  return i8x16.bitmask(i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(ab, cd), i16x8.narrow_i32x4_s(ef, gh)));
}

/** NaN is unknown. */
export function markMissing(column: usize, words: i32, out: usize): void {
  const end = out + (<usize>words << 2);
  while (out < end) {
    const a = v128.load(column), b = v128.load(column, 16), c = v128.load(column, 32), d = v128.load(column, 48);
    const e = v128.load(column, 64), f = v128.load(column, 80), g = v128.load(column, 96), h = v128.load(column, 112);
    store<u16>(out, pack(f64x2.ne(a, a), f64x2.ne(b, b), f64x2.ne(c, c), f64x2.ne(d, d),
      f64x2.ne(e, e), f64x2.ne(f, f), f64x2.ne(g, g), f64x2.ne(h, h)));
    out += 2;
    column += 128;
  }
}

/** v >= low; NaN is not. */
export function markFrom(column: usize, words: i32, low: f64, out: usize): void {
  const t = f64x2.splat(low);
  const end = out + (<usize>words << 2);
  while (out < end) {
    store<u16>(out, pack(
      f64x2.ge(v128.load(column), t), f64x2.ge(v128.load(column, 16), t),
      f64x2.ge(v128.load(column, 32), t), f64x2.ge(v128.load(column, 48), t),
      f64x2.ge(v128.load(column, 64), t), f64x2.ge(v128.load(column, 80), t),
      f64x2.ge(v128.load(column, 96), t), f64x2.ge(v128.load(column, 112), t)));
    out += 2;
    column += 128;
  }
}

/** v <= high; NaN is not. */
export function markTo(column: usize, words: i32, high: f64, out: usize): void {
  const t = f64x2.splat(high);
  const end = out + (<usize>words << 2);
  while (out < end) {
    store<u16>(out, pack(
      f64x2.le(v128.load(column), t), f64x2.le(v128.load(column, 16), t),
      f64x2.le(v128.load(column, 32), t), f64x2.le(v128.load(column, 48), t),
      f64x2.le(v128.load(column, 64), t), f64x2.le(v128.load(column, 80), t),
      f64x2.le(v128.load(column, 96), t), f64x2.le(v128.load(column, 112), t)));
    out += 2;
    column += 128;
  }
}

// @ts-ignore: decorator
@inline
function between(v: v128, from: v128, to: v128): v128 {
  return v128.and(f64x2.ge(v, from), f64x2.le(v, to));
}

/** low <= v <= high; NaN is not. */
export function markBetween(column: usize, words: i32, low: f64, high: f64, out: usize): void {
  const s = f64x2.splat(low);
  const t = f64x2.splat(high);
  const end = out + (<usize>words << 2);
  while (out < end) {
    store<u16>(out, pack(
      between(v128.load(column), s, t), between(v128.load(column, 16), s, t),
      between(v128.load(column, 32), s, t), between(v128.load(column, 48), s, t),
      between(v128.load(column, 64), s, t), between(v128.load(column, 80), s, t),
      between(v128.load(column, 96), s, t), between(v128.load(column, 112), s, t)));
    out += 2;
    column += 128;
  }
}

/** Member of a set of whole numbers below 4096, by a table of bytes; NaN is not. */
export function markTable(column: usize, words: i32, table: usize, out: usize): void {
  for (let w = 0; w < words; w++) {
    let held: u32 = 0;
    for (let b = 0; b < 32; b++) {
      const v = load<f64>(column);
      const i = <u32>v;
      held |= (<u32>load<u8>(table + (i & 4095)) & <u32>(i < 4096) & <u32>(<f64>i == v)) << b;
      column += 8;
    }
    store<u32>(out, held);
    out += 4;
  }
}

/** All bits of a lane where the whole number in it is what the float64 was, and not below 0. */
// @ts-ignore: decorator
@inline
function exact(i: v128, v: v128): v128 {
  return v128.and(f64x2.eq(f64x2.convert_low_i32x4_s(i), v), f64x2.ge(v, f64x2.splat(0)));
}

// @ts-ignore: decorator
@inline
function whole(v: v128): v128 {
  return i32x4.trunc_sat_f64x2_s_zero(v);
}

// @ts-ignore: decorator
@inline
function halves(a: v128, b: v128, c: v128, d: v128): v128 {
  return i16x8.narrow_i32x4_s(v128.shuffle<i64>(a, b, 0, 2), v128.shuffle<i64>(c, d, 0, 2));
}

/** Member of a set of whole numbers below 16 × chunks, by so many bytes of 0 or 255; NaN is not. */
export function markCodes(column: usize, words: i32, table: usize, chunks: i32, out: usize): void {
  const end = out + (<usize>words << 2);
  while (out < end) {
    const a = v128.load(column), b = v128.load(column, 16), c = v128.load(column, 32), d = v128.load(column, 48);
    const e = v128.load(column, 64), f = v128.load(column, 80), g = v128.load(column, 96), h = v128.load(column, 112);
    const ia = whole(a), ib = whole(b), ic = whole(c), id = whole(d);
    const ie = whole(e), ig = whole(g), ih = whole(h), jf = whole(f);
    // saturating: what is 256 or more becomes 255, which no table of at most 240 bytes holds
    let bytes = i8x16.narrow_i16x8_u(halves(ia, ib, ic, id), halves(ie, jf, ig, ih));
    let found = v128.swizzle(v128.load(table), bytes);
    for (let k = 1; k < chunks; k++) {
      bytes = i8x16.sub(bytes, i8x16.splat(16));
      found = v128.or(found, v128.swizzle(v128.load(table + (<usize>k << 4)), bytes));
    }
    const are = pack(exact(ia, a), exact(ib, b), exact(ic, c), exact(id, d), exact(ie, e), exact(jf, f), exact(ig, g), exact(ih, h));
    store<u16>(out, i8x16.bitmask(found) & are);
    out += 2;
    column += 128;
  }
}

/** Every word of `out`: 0 or ~0. */
export function fill(out: usize, words: i32, word: u32): void {
  const v = i32x4.splat(word);
  for (const end = out + (<usize>words << 2); out < end; out += 16) v128.store(out, v);
}

/** out = from. */
export function copy(out: usize, from: usize, words: i32): void {
  memory.copy(out, from, <usize>words << 2);
}

/** t = neither t nor u: what is false becomes true, unknown stays unknown. */
export function negate(t: usize, u: usize, words: i32): void {
  for (const end = t + (<usize>words << 2); t < end; t += 16, u += 16)
    v128.store(t, v128.not(v128.or(v128.load(t), v128.load(u))));
}

/** (t, u) = (t, u) and (t2, u2), Kleene: unknown where neither is false and not both are true. */
export function both(t: usize, u: usize, t2: usize, u2: usize, words: i32): void {
  for (const end = t + (<usize>words << 2); t < end; t += 16, u += 16, t2 += 16, u2 += 16) {
    const a = v128.load(t), x = v128.load(u), b = v128.load(t2), y = v128.load(u2);
    const truth = v128.and(a, b);
    v128.store(t, truth);
    v128.store(u, v128.andnot(v128.and(v128.or(a, x), v128.or(b, y)), truth));
  }
}

/** (t, u) = (t, u) or (t2, u2), Kleene: unknown where one is and neither is true. */
export function either(t: usize, u: usize, t2: usize, u2: usize, words: i32): void {
  for (const end = t + (<usize>words << 2); t < end; t += 16, u += 16, t2 += 16, u2 += 16) {
    const truth = v128.or(v128.load(t), v128.load(t2));
    v128.store(t, truth);
    v128.store(u, v128.andnot(v128.or(v128.load(u), v128.load(u2)), truth));
  }
}

/** Counts bits set. */
export function count(bits: usize, words: i32): i32 {
  let n: u64 = 0;
  for (const end = bits + (<usize>words << 2); bits < end; bits += 8) n += popcnt<u64>(load<u64>(bits));
  return <i32>n;
}

/** Counts bits set in both. */
export function countBoth(a: usize, b: usize, words: i32): i32 {
  let n: u64 = 0;
  for (const end = a + (<usize>words << 2); a < end; a += 8, b += 8) n += popcnt<u64>(load<u64>(a) & load<u64>(b));
  return <i32>n;
}

// What a rule makes of unknown: 0 refers, 1 fails, 2 passes.

// @ts-ignore: decorator
@inline
function ones(v: v128): u64 {
  return popcnt<u64>(i64x2.extract_lane(v, 0)) + popcnt<u64>(i64x2.extract_lane(v, 1));
}

/**
 * One rule of a set, in its turn, over the rows in `mask`: `any` gathers who failed so far, `many` who failed
 * twice, `refer` whom an unknown refers. Gives how many failed here first.
 */
export function sift(t: usize, u: usize, mask: usize, any: usize, many: usize, refer: usize, words: i32, onUnknown: i32): i32 {
  let first: u64 = 0;
  const unknownFails = i64x2.splat(onUnknown == 1 ? -1 : 0);
  const unknownRefers = i64x2.splat(onUnknown == 0 ? -1 : 0);
  for (const end = t + (<usize>words << 2); t < end; t += 16, u += 16, mask += 16, any += 16, many += 16, refer += 16) {
    const missing = v128.load(u);
    const fail = v128.and(v128.load(mask), v128.or(v128.not(v128.or(v128.load(t), missing)), v128.and(missing, unknownFails)));
    const before = v128.load(any);
    first += ones(v128.andnot(fail, before));
    v128.store(many, v128.or(v128.load(many), v128.and(before, fail)));
    v128.store(any, v128.or(before, fail));
    v128.store(refer, v128.or(v128.load(refer), v128.and(missing, unknownRefers)));
  }
  return <i32>first;
}

/** How many of the rows in `mask` fail this rule and no other. */
export function alone(t: usize, u: usize, mask: usize, many: usize, words: i32, onUnknown: i32): i32 {
  let n: u64 = 0;
  const unknownFails = i64x2.splat(onUnknown == 1 ? -1 : 0);
  for (const end = t + (<usize>words << 2); t < end; t += 16, u += 16, mask += 16, many += 16) {
    const missing = v128.load(u);
    const fail = v128.or(v128.not(v128.or(v128.load(t), missing)), v128.and(missing, unknownFails));
    n += ones(v128.and(fail, v128.andnot(v128.load(mask), v128.load(many))));
  }
  return <i32>n;
}

/** One rule where only the outcome is asked for. */
export function gather(t: usize, u: usize, any: usize, refer: usize, words: i32, onUnknown: i32): void {
  const unknownFails = i64x2.splat(onUnknown == 1 ? -1 : 0);
  const unknownRefers = i64x2.splat(onUnknown == 0 ? -1 : 0);
  for (const end = t + (<usize>words << 2); t < end; t += 16, u += 16, any += 16, refer += 16) {
    const missing = v128.load(u);
    const fail = v128.or(v128.not(v128.or(v128.load(t), missing)), v128.and(missing, unknownFails));
    v128.store(any, v128.or(v128.load(any), fail));
    v128.store(refer, v128.or(v128.load(refer), v128.and(missing, unknownRefers)));
  }
}

/** Of the rows in `mask`: any → who passes; refer → whom none fails and one refers. */
export function settle(any: usize, refer: usize, mask: usize, words: i32): void {
  for (const end = any + (<usize>words << 2); any < end; any += 16, refer += 16, mask += 16) {
    const left = v128.andnot(v128.load(mask), v128.load(any));
    const asked = v128.and(v128.load(refer), left);
    v128.store(refer, asked);
    v128.store(any, v128.andnot(left, asked));
  }
}

// Groups of rows: `labels` holds the group of each row, u32; (group, state) stands at group × 4 + state.

/** Adds the rows in `rows` to the u32 counts of their (group, state): state 1 where `t`, 2 where `u`, else 0. */
export function countGroups(rows: usize, labels: usize, t: usize, u: usize, words: i32, counts: usize): void {
  for (let w = 0; w < words; w++, rows += 4, t += 4, u += 4, labels += 128) {
    const truth = load<u32>(t), missing = load<u32>(u);
    for (let rest = load<u32>(rows); rest != 0; rest &= rest - 1) {
      const b = ctz(rest);
      const s = ((truth >> b) & 1) | (((missing >> b) & 1) << 1);
      const at = counts + (<usize>(load<u32>(labels + (<usize>b << 2)) * 4 + s) << 2);
      store<u32>(at, load<u32>(at) + 1);
    }
  }
}

/** out: of the rows in `rows`, those whose state is not the byte at their (group, state). */
export function findUnlike(rows: usize, labels: usize, t: usize, u: usize, words: i32, fates: usize, out: usize): void {
  for (let w = 0; w < words; w++, rows += 4, t += 4, u += 4, labels += 128, out += 4) {
    const truth = load<u32>(t), missing = load<u32>(u);
    let found: u32 = 0;
    for (let rest = load<u32>(rows); rest != 0; rest &= rest - 1) {
      const b = ctz(rest);
      const s = ((truth >> b) & 1) | (((missing >> b) & 1) << 1);
      found |= <u32>(<u32>load<u8>(fates + <usize>(load<u32>(labels + (<usize>b << 2)) * 4 + s)) != s) << b;
    }
    store<u32>(out, found);
  }
}

/** out: the rows not in `rows` whose group's byte is 1, not 0. */
export function findFlagged(rows: usize, labels: usize, words: i32, flags: usize, out: usize): void {
  for (let w = 0; w < words; w++, rows += 4, out += 4) {
    let found: u32 = 0;
    for (let b = 0; b < 32; b += 4, labels += 16) {
      found |= <u32>load<u8>(flags + <usize>load<u32>(labels)) << b;
      found |= <u32>load<u8>(flags + <usize>load<u32>(labels, 4)) << (b + 1);
      found |= <u32>load<u8>(flags + <usize>load<u32>(labels, 8)) << (b + 2);
      found |= <u32>load<u8>(flags + <usize>load<u32>(labels, 12)) << (b + 3);
    }
    store<u32>(out, found & ~load<u32>(rows));
  }
}
