import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { CATALOGUE, dictionaryOf } from '@/modules/features/domain/catalogue';
import { productDocumentSchema } from '@/modules/products/domain/product-document';
import { newKernels } from '@/modules/rules/domain/columnar/kernels';
import {
  type ManySets,
  ManySetsEvaluator,
  manySets,
  wordsOfBlock,
} from '@/modules/rules/domain/columnar/many-sets';
import type { Expr, Rule } from '@/modules/rules/domain/expr';
import { runThread } from '@/server/thread';
import { collectLists } from './commands/match-lists';

const ROWS = 1_000_000;
const PRODUCTS = 200;

function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Sixty columns of a million enterprises, one value in eight unknown. */
function columns(): Map<string, Float64Array> {
  const random = randomly(1);
  return new Map(
    CATALOGUE.slice(0, 60).map((f) => {
      const many = f.type === 'code' ? dictionaryOf(f).length : 1_000;
      const column = new Float64Array(new SharedArrayBuffer(ROWS * 8));
      for (let row = 0; row < ROWS; row++)
        column[row] = random() < 0.125 ? Number.NaN : Math.floor(random() * many);
      return [f.key, column];
    }),
  );
}

/** Two hundred products: the seeded ones' rules, and each again with every threshold moved, so that few conditions are shared. */
function products(): Rule[][] {
  const folder = 'prisma/seed/products';
  const seeded = readdirSync(folder)
    .sort()
    .map((f) => productDocumentSchema.parse(JSON.parse(readFileSync(`${folder}/${f}`, 'utf8'))).rules);
  const random = randomly(2);
  const moved = (expr: Expr): Expr => {
    if (expr.op === 'not') return { ...expr, arg: moved(expr.arg) };
    if ('args' in expr) return { ...expr, args: expr.args.map(moved) };
    if ('value' in expr && typeof expr.value === 'number')
      return { ...expr, value: Math.floor(random() * 1_000) };
    return expr;
  };
  return Array.from({ length: PRODUCTS }, (_, i) =>
    seeded[i % seeded.length]!.map((rule) => ({ ...rule, when: moved(rule.when) })),
  );
}

type City = { readonly held: Map<string, Float64Array>; readonly many: ManySets; readonly rules: number };
let made: City | undefined;
function city(): City {
  if (!made) {
    const sets = products();
    made = { held: columns(), many: manySets(sets), rules: sets.reduce((n, s) => n + s.length, 0) };
  }
  return made;
}

const dictionaries = Object.fromEntries(
  CATALOGUE.filter((f) => f.type === 'code').map((f) => [f.key, dictionaryOf(f)]),
);

/** Evaluation alone, on one thread: who passes, and what every rule found, block by block. */
async function evaluate(): Promise<{ value: number; note: string }> {
  const { held, many, rules } = city();
  const source = {
    rows: ROWS,
    column: (k: string) => held.get(k),
    dictionary: (k: string) => dictionaries[k],
  };
  const evaluator = new ManySetsEvaluator(many, source, newKernels());
  const times: number[] = [];
  let cpu = process.cpuUsage();
  for (let run = 0; run < 5; run++) {
    if (run === 1) cpu = process.cpuUsage();
    const start = performance.now();
    for (let block = 0; block < evaluator.blocks; block++) evaluator.run(block);
    times.push(performance.now() - start);
  }
  const used = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  return {
    value: times[2]!,
    note: `one thread, ${rules} rules of ${PRODUCTS} products, ${many.conditions.length} different conditions; ${Math.round((used.user + used.system) / 4_000)} ms of CPU a run`,
  };
}

/** As `xyd match-all` does it: threads, every finding in files, every product's list by score. */
async function persist(): Promise<{ value: number; note: string }> {
  const { held, many } = city();
  const folder = mkdtempSync(path.join(tmpdir(), 'xyd-match-'));
  const shares = os.cpus().length;
  try {
    const start = performance.now();
    await Promise.all(
      Array.from({ length: shares }, (_, share) =>
        runThread(
          'src/modules/matching/commands/match-worker.ts',
          { rows: ROWS, columns: held, dictionaries, many, folder, share, shares },
          () => {},
        ),
      ),
    );
    const bits = performance.now() - start;
    const order = Int32Array.from({ length: ROWS }, (_, row) => row);
    const counts = await collectLists(folder, order, PRODUCTS, wordsOfBlock(many) * 4);
    const total = performance.now() - start;
    const size = readdirSync(folder).reduce((n, name) => n + statSync(path.join(folder, name)).size, 0);
    const listed = counts.reduce((n, c) => n + c.pass + c.refer, 0);
    return {
      value: total,
      note: `bits ${Math.round(bits)} ms on ${shares} threads, lists ${Math.round(total - bits)} ms; ${Math.round(size / 2 ** 20)} MiB, ${listed} listed`,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const benches = [
  { name: 'match all: 200 products × 1M, evaluated', unit: 'ms', limit: 1_000, run: evaluate },
  {
    name: 'match all: 200 products × 1M, reasons and lists written',
    unit: 'ms',
    limit: 10_000,
    run: persist,
  },
];
