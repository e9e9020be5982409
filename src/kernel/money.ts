import { ok, type Result, refused } from './result';

declare const fenBrand: unique symbol;
declare const fenNumberBrand: unique symbol;

/** An amount of money in 分 (1/100 yuan), exact. */
export type Fen = bigint & { readonly [fenBrand]: true };

/**
 * The same amount as a float64, for columns and record payloads: integral, exact below 2^53 分
 * (90 trillion yuan). Use `Fen` wherever amounts are added up for a person or a contract.
 */
export type FenNumber = number & { readonly [fenNumberBrand]: true };

export function fen(value: bigint | number): Fen {
  return BigInt(value) as Fen;
}

/** @throws RangeError when the amount is not an integer float64 can hold exactly */
export function fenNumber(value: number): FenNumber {
  if (!Number.isSafeInteger(value)) throw new RangeError('amount in fen is not a safe integer');
  return value as FenNumber;
}

const YUAN = /^([+-]?)(\d{1,15})(?:\.(\d*))?$/;

/**
 * Yuan in decimal text (no separators) to 分. More than two decimals are accepted only when the
 * rest is zeros: half a 分 is never guessed.
 */
export function fenFromYuanText(text: string): Result<Fen, 'amount-malformed' | 'amount-below-fen'> {
  const match = YUAN.exec(text);
  if (!match) return refused('amount-malformed');
  const decimals = match[3] ?? '';
  if (/[1-9]/.test(decimals.slice(2))) return refused('amount-below-fen');
  const cents = BigInt(match[2] as string) * 100n + BigInt(decimals.slice(0, 2).padEnd(2, '0'));
  return ok(fen(match[1] === '-' ? -cents : cents));
}

/**
 * Splits `total` by integer `weights`, largest remainder first, ties by position: the parts always
 * sum to the total.
 * @throws RangeError when weights are negative or sum to zero
 */
export function allocate(total: Fen, weights: readonly bigint[]): Fen[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum <= 0n || weights.some((w) => w < 0n)) throw new RangeError('weights must be >= 0 and sum above 0');
  const sign = total < 0n ? -1n : 1n;
  const size = total * sign;
  const parts = weights.map((w) => (size * w) / sum);
  const order = weights
    .map((w, i) => ({ i, rest: (size * w) % sum }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  let left = size - parts.reduce((a, b) => a + b, 0n);
  for (const { i } of order) {
    if (left === 0n) break;
    parts[i] = (parts[i] as bigint) + 1n;
    left -= 1n;
  }
  return parts.map((p) => fen(p * sign));
}

/** 12,345.67 元, exact. */
export function formatYuan(value: Fen): string {
  const sign = value < 0n ? '-' : '';
  const size = value < 0n ? -value : value;
  const whole = (size / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}.${(size % 100n).toString().padStart(2, '0')}`;
}

/** In 万元, rounded half up to `digits` decimals, trailing zeros dropped: 100 · 86.4 · 0.05. */
export function formatWan(value: Fen, digits = 2): string {
  const size = value < 0n ? -value : value;
  const unit = 1_000_000n / 10n ** BigInt(digits);
  const scaled = (size + unit / 2n) / unit;
  const base = 10n ** BigInt(digits);
  const whole = (scaled / base).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = digits === 0 ? '' : (scaled % base).toString().padStart(digits, '0').replace(/0+$/, '');
  return `${value < 0n && scaled > 0n ? '-' : ''}${whole}${rest ? `.${rest}` : ''}`;
}
