import { ok, type Result, refused } from '@/kernel/result';
import { maskPersonalIds } from '@/kernel/uscc';
import { isBlank, isScientific, toHalfWidth, trimCell } from './cell-text';
import { parseDate, parseMonth, parseYear } from './parse-date';
import { type MoneyUnit, parseInteger, parseMoney, parseNumber } from './parse-number';
import type { ProfileColumn } from './profile';
import type { ReasonCode } from './reasons';
import { remembered } from './remembered';
import type { FieldSpec } from './source';

/** A payload value: text, IsoDate, YearMonth, 分, number, boolean; undefined = unknown. */
export type Value = string | number | boolean | undefined;
export type ValueParser = (cell: string) => Result<Value, ReasonCode>;

/** Longer texts are refused: a whole judgment pasted into one cell belongs into a document. */
export const MAX_TEXT = 4000;
const UNKNOWN: Result<Value, ReasonCode> = ok(undefined);

/**
 * Compiles the reading of one column: blank -> unknown, the profile's own blanks, pattern and map,
 * then the type's parser and its bounds. Nothing is guessed: a cell with two readings is refused.
 */
export function valueParser(spec: FieldSpec, column: Omit<ProfileColumn, 'heading'> = {}): ValueParser {
  const own = column.blank ? new Set(column.blank) : undefined;
  const pattern = column.pattern === undefined ? undefined : new RegExp(column.pattern);
  const map = column.map ? new Map(Object.entries(column.map)) : undefined;
  const parse = bounded(typeParser(spec, column), spec);
  const read: ValueParser = (cell) => {
    let text = trimCell(cell);
    if (isBlank(text) || own?.has(text)) return UNKNOWN;
    if (pattern) {
      const part = pattern.exec(text)?.[1];
      if (part === undefined) return UNKNOWN; // the part is not in this cell: unknown
      text = trimCell(part);
    }
    const mapped = map?.get(text);
    if (mapped !== undefined) return mapped === '' ? UNKNOWN : parse(mapped);
    return parse(text);
  };
  return spec.type === 'text' ? read : remembered(read);
}

/** Parses one cell; `valueParser` is the form for many. */
export function parseValue(
  spec: FieldSpec,
  column: Omit<ProfileColumn, 'heading'>,
  text: string,
): Result<Value, ReasonCode> {
  return valueParser(spec, column)(text);
}

function typeParser(spec: FieldSpec, column: Omit<ProfileColumn, 'heading'>): ValueParser {
  switch (spec.type) {
    case 'text':
      return parseText;
    case 'date':
      return (text) => parseDate(toHalfWidth(text), spec.openEnd, column.format);
    case 'month':
      return (text) => parseMonth(toHalfWidth(text));
    case 'year':
      return (text) => parseYear(toHalfWidth(text));
    case 'money': {
      const unit: MoneyUnit = column.unit ?? 'yuan';
      return (text) => parseMoney(toHalfWidth(text), unit);
    }
    case 'number':
      return (text) => parseNumber(toHalfWidth(text));
    case 'integer':
      return (text) => parseInteger(toHalfWidth(text));
    case 'flag':
      return parseFlag;
    case 'code':
      return codeParser(spec.codes ?? {});
  }
}

function parseText(text: string): Result<string, ReasonCode> {
  if (text.length > MAX_TEXT) return refused('text-too-long');
  if (isScientific(text) && /e\+?\d\d$/i.test(text)) return refused('text-scientific');
  const clean = /[\s\0]/.test(text) ? text.replace(/[\s\0]+/g, ' ') : text;
  return ok(/\d{17}/.test(clean) ? maskPersonalIds(clean) : clean);
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...['是', '有', '1', 'true', 'TRUE', 'Y', 'y', 'yes', 'YES', '√'].map((t) => [t, true] as const),
  ...['否', '0', 'false', 'FALSE', 'N', 'n', 'no', 'NO', '×'].map((t) => [t, false] as const),
]);

function parseFlag(text: string): Result<boolean, ReasonCode> {
  const flag = FLAGS.get(toHalfWidth(text)) ?? FLAGS.get(text);
  return flag === undefined ? refused('flag-unknown') : ok(flag);
}

/** A code is its own spelling or its Chinese label. */
function codeParser(codes: Readonly<Record<string, string>>): ValueParser {
  const known = new Map<string, string>();
  for (const [code, label] of Object.entries(codes)) known.set(code, code).set(label, code);
  return (text) => {
    const code = known.get(text) ?? known.get(toHalfWidth(text));
    return code === undefined ? refused('code-unknown') : ok(code);
  };
}

function bounded(parse: ValueParser, spec: FieldSpec): ValueParser {
  const { min, max } = spec;
  if (min === undefined && max === undefined) return parse;
  return (text) => {
    const parsed = parse(text);
    if (!parsed.ok || typeof parsed.value !== 'number') return parsed;
    const { value } = parsed;
    return (min !== undefined && value < min) || (max !== undefined && value > max)
      ? refused('number-out-of-range')
      : parsed;
  };
}
