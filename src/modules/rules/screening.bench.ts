import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newKernels } from './domain/columnar/kernels';
import type { ColumnSource } from './domain/columnar/mark-program';
import { plainKernels } from './domain/columnar/plain-kernels';
import { evaluateColumns, type KernelPair } from './domain/evaluate-columns';
import { evaluateRow } from './domain/evaluate-row';
import type { Rule } from './domain/expr';

export const ROWS = 1_000_000;
const SAMPLE = 20_000;
export const GRADES = ['A', 'B', 'C', 'D', 'M'];

/** A million rows of ten features, one value in eight unknown; the same at every run. */
export function columns(): Map<string, Float64Array> {
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
export const RULES: readonly Rule[] = [
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

const RUNS = 15;
const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[times.length >> 1]!;

type Found = { readonly ms: number; readonly passes: number; readonly counts: number };
const KEPT: { simd?: Found; plain?: Found; limit?: Found | string; byRow?: number } = {};

function timed(source: ColumnSource, kernels: KernelPair): Found {
  const times: number[] = [];
  let result = evaluateColumns(RULES, source, kernels);
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    result = evaluateColumns(RULES, source, kernels);
    times.push(performance.now() - start);
  }
  const counts = result.rules.reduce((n, r) => n + r.fails + r.firstFails + r.marginal + r.unknowns, 0);
  return { ms: median(times), passes: result.passCount, counts: counts + result.referCount };
}

/** The same in C, built on the spot; words where there is no compiler. */
function inC(): Found | string {
  const folder = mkdtempSync(path.join(tmpdir(), 'xyd-limit-'));
  try {
    const source = path.join(process.env.XYD_ROOT ?? '.', 'src/modules/rules/kernels/screening-limit.c');
    const program = path.join(folder, 'limit');
    execFileSync('cc', ['-O3', '-march=native', '-o', program, source, '-lm'], { stdio: 'ignore' });
    const [ms, passes, counts] = execFileSync(program, { encoding: 'utf8' }).trim().split(' ').map(Number);
    return { ms: ms!, passes: passes!, counts: counts! };
  } catch {
    return 'no C compiler here';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function rowByRow(held: ReadonlyMap<string, Float64Array>): number {
  const start = performance.now();
  for (let row = 0; row < SAMPLE; row++) {
    evaluateRow(RULES, (key) => {
      const value = held.get(key)![row]!;
      if (Number.isNaN(value)) return undefined;
      return key === 'f9' ? GRADES[value] : value;
    });
  }
  return ((performance.now() - start) / SAMPLE) * ROWS;
}

/** One product's 10 rules over a million enterprises with every count, each way in one run. */
async function screenMillion(): Promise<typeof KEPT> {
  if (KEPT.simd) return KEPT;
  const held = columns();
  const dictionary = (key: string) => (key === 'f9' ? GRADES : undefined);
  const source = { rows: ROWS, column: (key: string) => held.get(key), dictionary };
  KEPT.limit = inC();
  KEPT.simd = timed(source, { marking: newKernels(), keeping: newKernels() });
  KEPT.plain = timed(source, { marking: plainKernels(), keeping: plainKernels() });
  KEPT.byRow = rowByRow(held);
  return KEPT;
}

function ratio(found: Found, limit: Found | string): string {
  if (typeof limit === 'string') return limit;
  const same = found.passes === limit.passes && found.counts === limit.counts;
  return `${(found.ms / limit.ms).toFixed(2)} × C (${limit.ms.toFixed(1)} ms); ${same ? 'same counts' : 'COUNTS DIFFER'}`;
}

async function fast() {
  const { simd, limit } = await screenMillion();
  return { value: simd!.ms, note: ratio(simd!, limit!) };
}

async function plain() {
  const { plain: found, limit, byRow } = await screenMillion();
  const rows = `row evaluator with reasons ${Math.round(byRow!)} ms (from ${SAMPLE} rows)`;
  return { value: found!.ms, note: `${ratio(found!, limit!)}; ${rows}` };
}

export const benches = [
  { name: 'screen 1M enterprises × 10 rules, all counts', unit: 'ms', run: fast },
  { name: 'screen the same by plain loops', unit: 'ms', limit: 100, run: plain },
];
