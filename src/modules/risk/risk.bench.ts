import path from 'node:path';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import type { Scorecard } from './domain/model-files';
import { basePoints } from './domain/score-points';
import { compileScorecard } from './domain/scorecard';
import { type LoadedModel, loadModel } from './queries/load-model';
import { scoreRows } from './queries/score-rows';

const ROWS = 1_000_000;
const RUNS = 3;
const BLOCK = 4096;
const PRIOR = 0.03;

type City = Pick<Snapshot, 'rows' | 'column' | 'has'>;

/** Columns over the span of every bin; one value in eight unknown. Same rows at every run. */
function cityOf({ manifest, scorecard }: LoadedModel): City {
  let state = 20261120;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const edges = new Map((scorecard as Scorecard).features.map((f) => [f.key, f.edges]));
  const columns = new Map<string, Float64Array>();
  for (const key of manifest.features) {
    const [low, top] = [edges.get(key)?.[0] ?? 0, edges.get(key)?.at(-1) ?? 24];
    const [from, span] = [Math.min(0, low), 1.3 * (top - Math.min(0, low)) + 1];
    columns.set(
      key,
      Float64Array.from({ length: ROWS }, () => (random() < 0.125 ? Number.NaN : from + random() * span)),
    );
  }
  return { rows: ROWS, has: (k) => columns.has(k), column: (k) => columns.get(k) as Float64Array };
}

/** Nothing but the graph: rows laid out, run, outputs dropped. */
async function bareLoop({ manifest, onnx }: LoadedModel, city: City): Promise<void> {
  const columns = manifest.features.map((k) => city.column(k));
  const width = columns.length;
  for (let start = 0; start < ROWS; start += BLOCK) {
    const size = Math.min(BLOCK, ROWS - start);
    const x = new Float64Array(size * width);
    columns.forEach((column, c) => {
      for (let r = 0; r < size; r++) x[r * width + c] = column[start + r] as number;
    });
    await onnx.run({ x, prior: new Float64Array(size).fill(PRIOR) }, size);
  }
}

function inTypeScript({ manifest, scorecard }: LoadedModel, city: City): Float64Array {
  const card = scorecard as Scorecard;
  const sum = compileScorecard(card, manifest);
  const columns = manifest.features.map((k) => city.column(k));
  const points = new Float64Array(card.features.length);
  const base = basePoints(PRIOR);
  const score = new Float64Array(ROWS);
  for (let r = 0; r < ROWS; r++) score[r] = base + sum(columns, r, points);
  return score;
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

const BEFORE: { seconds?: Record<'threads' | 'one' | 'bare' | 'typescript', number>; apart?: number } = {};

/** The champion over the same million rows in every way, in one run, best of three each. */
async function million(): Promise<typeof BEFORE> {
  if (BEFORE.seconds) return BEFORE;
  const model = await loadModel({}, path.resolve('models'));
  const city = cityOf(model);
  const prior = new Float64Array(ROWS).fill(PRIOR);
  const best = { threads: Infinity, one: Infinity, bare: Infinity, typescript: Infinity };
  let apart = 0;
  for (let run = 0; run < RUNS; run++) {
    const threads = await timed(() => scoreRows(model, city, prior));
    const one = await timed(() => scoreRows(model, city, prior, undefined, 0));
    const bare = await timed(() => bareLoop(model, city));
    const typescript = await timed(() => inTypeScript(model, city));
    best.threads = Math.min(best.threads, threads.ms);
    best.one = Math.min(best.one, one.ms);
    best.bare = Math.min(best.bare, bare.ms);
    best.typescript = Math.min(best.typescript, typescript.ms);
    for (let r = 0; r < ROWS; r++) {
      const [here, there] = [threads.result.score[r] as number, one.result.score[r] as number];
      if (!Object.is(here, there)) apart = Infinity;
      if (!Number.isNaN(here)) apart = Math.max(apart, Math.abs(here - (typescript.result[r] as number)));
    }
  }
  return Object.assign(BEFORE, { seconds: best, apart });
}

async function figure(key: 'threads' | 'one' | 'bare' | 'typescript') {
  const { seconds, apart } = await million();
  const ms = seconds![key];
  const ratio = (ms / seconds!.bare).toFixed(2);
  const note = key === 'bare' ? 'the peer' : `${ratio} × the bare loop; largest difference ${apart}`;
  return { value: Math.round(ms), note };
}

export const benches = [
  {
    name: 'risk: score 1,000,000 enterprises with reasons',
    unit: 'ms',
    limit: 3_000,
    run: () => figure('threads'),
  },
  { name: 'risk: the same on one thread', unit: 'ms', run: () => figure('one') },
  { name: 'risk: bare onnxruntime loop', unit: 'ms', run: () => figure('bare') },
  { name: 'risk: compiled TypeScript scorecard', unit: 'ms', run: () => figure('typescript') },
];
