import type { ColumnSource } from '@/modules/rules/domain/columnar/mark-program';
import { lendingOf } from './domain/lending';
import { limitColumn } from './domain/limit-column';
import type { LimitExpr } from './domain/product';

const ROWS = 300_000;
const ROUNDS = 15;

/** The larger of six times the tax and a tenth of the sales, as a template lends. */
const FORMULA: LimitExpr = {
  op: 'max',
  args: [
    {
      op: 'mul',
      args: [
        { op: 'const', value: 6 },
        { op: 'feature', feature: 'tax', orElse: 0 },
      ],
    },
    {
      op: 'mul',
      args: [
        { op: 'const', value: 0.1 },
        { op: 'feature', feature: 'sales', orElse: 0 },
      ],
    },
  ],
};

function outlook(): { value: number; note: string } {
  let state = 20261127;
  const column = (most: number) =>
    Float64Array.from({ length: ROWS }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state % 8 === 0 ? Number.NaN : (state / 2 ** 32) * most;
    });
  const columns: Record<string, Float64Array> = { tax: column(3e8), sales: column(3e10) };
  const source: ColumnSource = { rows: ROWS, column: (key) => columns[key], dictionary: () => undefined };
  const pd = column(0.1);
  const rows = Int32Array.from({ length: ROWS }, (_, row) => row);
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    lendingOf(limitColumn(FORMULA, source, rows, 500_000_000n), pd, 0.4, () => true);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { value: times[ROUNDS >> 1]!, note: `median of ${ROUNDS}, slowest ${times.at(-1)!.toFixed(1)} ms` };
}

export const benches = [
  {
    name: 'suggested limits and expected loss of 300,000 enterprises',
    unit: 'ms',
    limit: 50,
    run: () => outlook(),
  },
];
