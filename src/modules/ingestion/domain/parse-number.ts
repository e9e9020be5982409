import { ok, type Result, refused } from '@/kernel/result';
import { isScientific } from './cell-text';
import type { ReasonCode } from './reasons';

export type MoneyUnit = 'yuan' | 'wan-yuan' | 'fen';

/** Powers of ten from the unit to 分. */
const SHIFT: Record<MoneyUnit, number> = { fen: 0, yuan: 2, 'wan-yuan': 6 };
const SUFFIX: readonly (readonly [string, number])[] = [
  ['亿元', 10],
  ['万元', 6],
  ['元', 2],
];

/** From here on an amount is absurd for one enterprise: 10 trillion yuan. */
export const ABSURD_FEN = 1e15;

type Decimal = { readonly negative: boolean; readonly whole: string; readonly fraction: string };

/** Decimal text with optional sign, accounting brackets, and thousands separators in the right places. */
function readDecimal(text: string): Result<Decimal, ReasonCode> {
  if (isScientific(text)) return refused('number-scientific');
  const bracketed = /^\((.+)\)$/.exec(text);
  const body = bracketed ? (bracketed[1] as string).trim() : text;
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$/.exec(body) ?? /^([+-]?)()\.(\d+)$/.exec(body);
  if (!match || (bracketed && match[1])) return refused('number-malformed');
  return ok({
    negative: bracketed !== null || match[1] === '-',
    whole: (match[2] as string).replaceAll(',', ''),
    fraction: match[3] ?? '',
  });
}

/**
 * An amount of money -> integral 分, exactly: the decimal point is moved in the text. A unit written in
 * the cell (元, 万元, 亿元) wins over the column's. Half a 分 is refused, never rounded.
 * @param text half-width, trimmed, not blank
 */
export function parseMoney(text: string, unit: MoneyUnit): Result<number, ReasonCode> {
  const quick = unit === 'yuan' ? plainYuan(text) : undefined;
  if (quick !== undefined)
    return quick < ABSURD_FEN && quick > -ABSURD_FEN ? ok(quick) : refused('amount-absurd');
  let body = text.replace(/^(?:人民币|CNY|RMB|[¥￥])\s*/i, '');
  let shift = SHIFT[unit];
  for (const [suffix, power] of SUFFIX)
    if (body.endsWith(suffix)) {
      body = body.slice(0, -suffix.length).trim();
      shift = power;
      break;
    }
  const decimal = readDecimal(body);
  if (!decimal.ok) return decimal;
  const { negative, whole, fraction } = decimal.value;
  if (/[1-9]/.test(fraction.slice(shift))) return refused('amount-below-fen');
  const digits = `${whole}${fraction.slice(0, shift).padEnd(shift, '0')}`.replace(/^0+(?=\d)/, '');
  if (digits.length > 15) return refused('amount-absurd');
  const fen = Number(digits);
  return fen >= ABSURD_FEN ? refused('amount-absurd') : ok(negative && fen !== 0 ? -fen : fen);
}

/** The hot path: `-943.4` in yuan, at most two decimals, no decoration; undefined when it is anything else. */
function plainYuan(text: string): number | undefined {
  const length = text.length;
  if (length === 0 || length > 15) return undefined;
  const negative = text.charCodeAt(0) === 45;
  let value = 0;
  let decimals = -1;
  for (let i = negative ? 1 : 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c === 46) {
      if (decimals >= 0 || i === (negative ? 1 : 0)) return undefined;
      decimals = 0;
    } else if (c < 48 || c > 57) return undefined;
    else {
      if (decimals >= 0 && ++decimals > 2) {
        if (c !== 48) return undefined;
        continue;
      }
      value = value * 10 + (c - 48);
    }
  }
  if (negative && length === 1) return undefined;
  const fen = decimals <= 0 ? value * 100 : decimals === 1 ? value * 10 : value;
  return negative && fen !== 0 ? -fen : fen;
}

/** A decimal number that is not money (kWh, m³); at most 15 significant digits, so float64 holds it as written. */
export function parseNumber(text: string): Result<number, ReasonCode> {
  const decimal = readDecimal(text);
  if (!decimal.ok) return decimal;
  const { negative, whole, fraction } = decimal.value;
  if ((whole + fraction).replace(/^0+/, '').length > 15) return refused('number-out-of-range');
  const value = Number(`${whole || '0'}.${fraction || '0'}`);
  return ok(negative && value !== 0 ? -value : value);
}

/** A whole number; 12.0 counts as 12, 12.5 is refused. */
export function parseInteger(text: string): Result<number, ReasonCode> {
  const parsed = parseNumber(text.replace(/(?<=\d)\s*[人户件个项]$/, ''));
  if (!parsed.ok) return parsed;
  return Number.isSafeInteger(parsed.value) ? parsed : refused('number-malformed');
}
