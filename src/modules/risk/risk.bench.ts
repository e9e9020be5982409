import path from 'node:path';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import { evaluateScorecard } from './domain/scorecard';
import { type LoadedModel, loadModel } from './queries/load-model';
import { scoreRows } from './queries/score-rows';

const ROWS = 1_000_000;

/** Columns over the span of every bin; one value in eight unknown. Same rows at every run. */
function columnsOf(model: LoadedModel): Pick<Snapshot, 'rows' | 'column' | 'has'> {
  let state = 20261120;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const columns = new Map<string, Float64Array>();
  for (const { key, edges } of model.scorecard.features) {
    const top = 1.3 * (edges.at(-1) as number);
    columns.set(
      key,
      Float64Array.from({ length: ROWS }, () => (random() < 0.125 ? Number.NaN : random() * top)),
    );
  }
  for (const { feature } of model.manifest.minKnown)
    if (!columns.has(feature)) columns.set(feature, new Float64Array(ROWS).fill(24));
  return { rows: ROWS, has: (k) => columns.has(k), column: (k) => columns.get(k) as Float64Array };
}

/** The graph and the TypeScript scorecard over the same million rows, in one run, best of three. */
async function scoreMillion(): Promise<{ value: number; note: string }> {
  const model = await loadModel({}, path.resolve('models'));
  const snapshot = columnsOf(model);
  const columns = model.manifest.input.features.map((k) => snapshot.column(k));
  let onnx = Number.POSITIVE_INFINITY;
  let typescript = Number.POSITIVE_INFINITY;
  let apart = 0;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    const table = await scoreRows(model, snapshot);
    const between = performance.now();
    const score = new Float64Array(ROWS);
    for (let r = 0; r < ROWS; r++) {
      const values = columns.map((c) => c[r] as number);
      score[r] = evaluateScorecard(model.scorecard, model.manifest.score, values).score;
    }
    const end = performance.now();
    onnx = Math.min(onnx, between - start);
    typescript = Math.min(typescript, end - between);
    for (let r = 0; r < ROWS; r++) {
      const given = table.score[r] as number;
      if (!Number.isNaN(given)) apart = Math.max(apart, Math.abs(given - (score[r] as number)));
    }
  }
  const perSecond = (ms: number) => Math.round((ROWS / ms) * 1000);
  return {
    value: perSecond(onnx),
    note: `TypeScript scorecard ${perSecond(typescript)} rows/s, largest difference ${apart}`,
  };
}

export const benches = [
  { name: 'risk: score 1,000,000 rows, ONNX, one thread', unit: 'rows/s', run: scoreMillion },
];
