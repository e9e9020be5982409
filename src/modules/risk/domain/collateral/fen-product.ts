import { type Fen, fen } from '@/kernel/money';

/** What float64 keeps through a few operations: 0.1 + 0.2 is 0.3 again at 15 digits. */
const DIGITS = 15;

/** A factor as the decimal a person would write, so that 7 % of 1 元 is 7 分 and not a hair more. */
function decimalOf(factor: number): { digits: bigint; scale: number } {
  if (!(factor >= 0 && factor < 10 ** (DIGITS - 1))) throw new RangeError('a factor is 0 to 1e14');
  const [mantissa, exponent] = factor.toExponential(DIGITS - 1).split('e') as [string, string];
  return { digits: BigInt(mantissa.replace('.', '')), scale: DIGITS - 1 - Number(exponent) };
}

function exactProduct(amount: Fen, factors: readonly number[]): { over: bigint; under: bigint } {
  if (amount < 0n) throw new RangeError('amount is 0 or more');
  let over: bigint = amount;
  let scale = 0;
  for (const factor of factors) {
    const decimal = decimalOf(factor);
    over *= decimal.digits;
    scale += decimal.scale;
  }
  return { over, under: 10n ** BigInt(scale) };
}

/**
 * amount × factor × factor …, rounded up to the 分: for losses and for what must be covered. Each
 * factor is taken to 15 significant digits, the product is exact, and it is rounded once.
 * @param amount 分, 0 or more
 * @throws RangeError for a negative amount and a factor that is negative, NaN or 1e14 and more
 */
export function productUp(amount: Fen, ...factors: readonly number[]): Fen {
  const { over, under } = exactProduct(amount, factors);
  return fen((over + under - 1n) / under);
}

/** The same, rounded down to the 分: for what may be lent. @throws RangeError as `productUp` */
export function productDown(amount: Fen, ...factors: readonly number[]): Fen {
  const { over, under } = exactProduct(amount, factors);
  return fen(over / under);
}
