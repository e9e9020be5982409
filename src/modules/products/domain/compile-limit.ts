import type { Places, RowOnce } from '@/modules/rules/domain/read-once';
import { LIMIT_STEP, limitDepth } from './limit';
import type { LimitExpr } from './product';

const EXACT = BigInt(Number.MAX_SAFE_INTEGER);
const STEP = Number(LIMIT_STEP);
const CONST = 0;
const FEATURE = 1;
const JOINS = { add: 2, mul: 3, min: 4, max: 5 } as const;

/**
 * A limit formula made ready once, for many enterprises: in 分 what `evaluateLimit` gives. It runs as steps
 * over a stack of float64, NaN = unknown, so that no number is boxed on the way.
 * @param cap 分; one past what float64 holds exactly is taken as 2^53 − 1
 * @returns of a row; undefined = unknown
 */
export function compileLimit(
  expr: LimitExpr,
  cap: bigint,
  places: Places,
): (row: RowOnce) => number | undefined {
  const steps: (readonly [code: number, value: number, place: number])[] = [];
  write(expr, places, steps);
  const code = Uint8Array.from(steps, (s) => s[0]);
  const value = Float64Array.from(steps, (s) => s[1]);
  const place = Int32Array.from(steps, (s) => s[2]);
  const most = Number(cap > EXACT ? EXACT : cap);
  const stack = new Float64Array(limitDepth(expr) + 1);
  return (row) => {
    let top = 0;
    for (let i = 0; i < code.length; i++) {
      const op = code[i]!;
      if (op === CONST) stack[top++] = value[i]!;
      else if (op === FEATURE) {
        const held = row.number(place[i]!);
        stack[top++] = Number.isNaN(held) ? value[i]! : held;
      } else {
        const by = stack[--top]!;
        const to = stack[top - 1]!;
        if (op === JOINS.add) stack[top - 1] = to + by;
        else if (op === JOINS.mul) stack[top - 1] = to * by;
        else stack[top - 1] = op === JOINS.min ? Math.min(to, by) : Math.max(to, by);
      }
    }
    const amount = stack[0]!;
    if (Number.isNaN(amount)) return undefined;
    // as in evaluateLimit: 0.1 × 3 分 must not lose a whole 万元 to 1e-10 分
    const capped = Math.min(amount <= 0 ? 0 : Math.floor(amount + 1e-6), most);
    return capped - (capped % STEP);
  };
}

/** Operands before what joins them, each joined as soon as it is there: the order `evaluateLimit` has. */
function write(
  expr: LimitExpr,
  places: Places,
  steps: (readonly [code: number, value: number, place: number])[],
): void {
  if (expr.op === 'const') steps.push([CONST, expr.value, 0]);
  else if (expr.op === 'feature') steps.push([FEATURE, expr.orElse ?? Number.NaN, places.of(expr.feature)]);
  else
    expr.args.forEach((arg, i) => {
      write(arg, places, steps);
      if (i > 0) steps.push([JOINS[expr.op], 0, 0]);
    });
}
