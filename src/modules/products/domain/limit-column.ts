import type { ColumnSource } from '@/modules/rules/domain/columnar/mark-program';
import type { LimitExpr } from './product';

/** Loans are granted in whole 万元: 1,000,000 分. */
const STEP = 1_000_000;
const EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * 建议额度 of many rows at once, in 分: for every row what `evaluateLimit` gives, NaN = unknown.
 * @param rows places in the columns
 * @param cap 分; none, or one past what float64 holds exactly, is taken as 2^53 − 1
 */
export function limitColumn(
  expr: LimitExpr,
  source: ColumnSource,
  rows: Int32Array,
  cap: bigint | undefined,
): Float64Array {
  const most = Number(cap === undefined || cap > EXACT ? EXACT : cap);
  const amounts = amountsOf(expr, source, rows);
  for (let i = 0; i < amounts.length; i++) {
    const amount = amounts[i]!;
    if (Number.isNaN(amount)) continue;
    // as in evaluateLimit: 0.1 × 3 分 must not lose a whole 万元 to 1e-10 分
    const capped = Math.min(amount <= 0 ? 0 : Math.floor(amount + 1e-6), most);
    // the quotient may have been rounded up to a whole number; what it stands for is exact
    const whole = Math.floor(capped / STEP) * STEP;
    amounts[i] = whole > capped ? whole - STEP : whole;
  }
  return amounts;
}

function amountsOf(expr: LimitExpr, source: ColumnSource, rows: Int32Array): Float64Array {
  if (expr.op === 'const') return new Float64Array(rows.length).fill(expr.value);
  if (expr.op === 'feature') return featureOf(expr, source, rows);
  const [first, ...more] = expr.args;
  const total = amountsOf(first!, source, rows);
  for (const arg of more) {
    if (arg.op === 'const') joinOne(expr.op, total, arg.value);
    else join(expr.op, total, amountsOf(arg, source, rows));
  }
  return total;
}

function featureOf(
  { feature, orElse = Number.NaN }: Extract<LimitExpr, { op: 'feature' }>,
  source: ColumnSource,
  rows: Int32Array,
): Float64Array {
  const column = source.column(feature);
  const amounts = new Float64Array(rows.length);
  // a code is no amount
  if (!column || source.dictionary(feature)) return amounts.fill(orElse);
  for (let i = 0; i < rows.length; i++) {
    const value = column[rows[i]!]!;
    amounts[i] = Number.isNaN(value) ? orElse : value;
  }
  return amounts;
}

/** NaN of either side stays: a limit is never built on a guess. */
function join(op: 'add' | 'mul' | 'min' | 'max', total: Float64Array, by: Float64Array): void {
  const n = total.length;
  if (op === 'add') for (let i = 0; i < n; i++) total[i]! += by[i]!;
  else if (op === 'mul') for (let i = 0; i < n; i++) total[i]! *= by[i]!;
  else if (op === 'min') for (let i = 0; i < n; i++) total[i] = Math.min(total[i]!, by[i]!);
  else for (let i = 0; i < n; i++) total[i] = Math.max(total[i]!, by[i]!);
}

function joinOne(op: 'add' | 'mul' | 'min' | 'max', total: Float64Array, by: number): void {
  const n = total.length;
  if (op === 'add') for (let i = 0; i < n; i++) total[i]! += by;
  else if (op === 'mul') for (let i = 0; i < n; i++) total[i]! *= by;
  else if (op === 'min') for (let i = 0; i < n; i++) total[i] = Math.min(total[i]!, by);
  else for (let i = 0; i < n; i++) total[i] = Math.max(total[i]!, by);
}
