import { evaluateColumns } from './domain/evaluate-columns';
import { evaluateRow } from './domain/evaluate-row';
import type { Rule } from './domain/expr';

const ROWS = 1_000_000;
const SAMPLE = 20_000;
const GRADES = ['A', 'B', 'C', 'D', 'M'];

/** A million rows of ten features, one value in eight unknown; the same at every run. */
function columns(): Map<string, Float64Array> {
  let state = 20261120;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return new Map(
    Array.from({ length: 10 }, (_, f) => {
      const of = f === 9 ? () => Math.floor(random() * GRADES.length) : () => random() * 1_000;
      return [`f${f}`, Float64Array.from({ length: ROWS }, () => (random() < 0.125 ? Number.NaN : of()))];
    }),
  );
}

const base = { onUnknown: 'refer', hard: false } as const;
const RULES: readonly Rule[] = [
  { ...base, id: 'r0', label: '', when: { op: 'gte', feature: 'f0', value: 100 } },
  { ...base, id: 'r1', label: '', when: { op: 'gt', feature: 'f1', value: 50 } },
  { ...base, id: 'r2', label: '', when: { op: 'lte', feature: 'f2', value: 900 } },
  {
    ...base,
    id: 'r3',
    label: '',
    onUnknown: 'fail',
    when: { op: 'between', feature: 'f3', from: 20, to: 980 },
  },
  { ...base, id: 'r4', label: '', when: { op: 'lt', feature: 'f4', value: 950 } },
  {
    ...base,
    id: 'r5',
    label: '',
    when: {
      op: 'or',
      args: [
        { op: 'gte', feature: 'f5', value: 500 },
        { op: 'lte', feature: 'f0', value: 700 },
      ],
    },
  },
  { ...base, id: 'r6', label: '', when: { op: 'not', arg: { op: 'lt', feature: 'f6', value: 30 } } },
  { ...base, id: 'r7', label: '', onUnknown: 'pass', when: { op: 'gte', feature: 'f7', value: 10 } },
  { ...base, id: 'r8', label: '', when: { op: 'known', feature: 'f8' } },
  { ...base, id: 'r9', label: '', when: { op: 'in', feature: 'f9', values: ['A', 'B', 'M'] } },
];

const median = (sorted: readonly number[]) => sorted[sorted.length >> 1]!;

/** One product's 10 rules over a million enterprises with every count, and the row evaluator beside it. */
async function screenMillion(): Promise<{ value: number; note: string }> {
  const held = columns();
  const dictionary = (key: string) => (key === 'f9' ? GRADES : undefined);
  const source = { rows: ROWS, column: (key: string) => held.get(key), dictionary };
  const times: number[] = [];
  let passCount = 0;
  for (let run = 0; run < 15; run++) {
    const start = performance.now();
    passCount = evaluateColumns(RULES, source).passCount;
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const start = performance.now();
  for (let row = 0; row < SAMPLE; row++) {
    evaluateRow(RULES, (key) => {
      const value = held.get(key)![row]!;
      if (Number.isNaN(value)) return undefined;
      return key === 'f9' ? GRADES[value] : value;
    });
  }
  const byRow = ((performance.now() - start) / SAMPLE) * ROWS;
  const [least, most] = [times[0]!, times.at(-1)!];
  return {
    value: median(times),
    note: `${least.toFixed(1)}–${most.toFixed(1)} ms over 15 runs; row evaluator with reasons ${Math.round(byRow)} ms (from ${SAMPLE} rows); ${passCount} pass`,
  };
}

export const benches = [
  { name: 'screen 1M enterprises × 10 rules, all counts', unit: 'ms', limit: 100, run: screenMillion },
];
