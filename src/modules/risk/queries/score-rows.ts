import { AppError } from '@/kernel/errors';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import type { ScoreTable } from '../domain/score';
import type { LoadedModel } from './load-model';

/** Rows per call of the graph: inputs and outputs of one call stay in the cache. */
const BATCH = 4096;

/**
 * A model applied to every row of a snapshot, in row order. A row with less evidence than the model
 * declares is NaN in every column: refer to a person, never a number.
 * @throws AppError conflict `snapshot-lacks-features` when the snapshot was built without them
 */
export async function scoreRows(
  model: LoadedModel,
  snapshot: Pick<Snapshot, 'rows' | 'column' | 'has'>,
  onProgress?: (done: number) => void,
): Promise<ScoreTable> {
  const { manifest, onnx } = model;
  const keys = manifest.input.features;
  const missing = [...keys, ...manifest.minKnown.map((m) => m.feature)].filter((k) => !snapshot.has(k));
  if (missing.length > 0)
    throw new AppError(
      'conflict',
      'snapshot-lacks-features',
      `快照里没有模型 ${manifest.name} 需要的指标 ${missing.join('、')}，请用当前版本重新生成快照。`,
    );
  const { rows } = snapshot;
  const columns = keys.map((k) => snapshot.column(k));
  const gates = manifest.minKnown.map((m) => ({ values: snapshot.column(m.feature), atLeast: m.atLeast }));
  const pd = new Float64Array(rows);
  const score = new Float64Array(rows);
  const points = keys.map(() => new Float64Array(rows));
  let referred = 0;
  for (let start = 0; start < rows; start += BATCH) {
    const size = Math.min(BATCH, rows - start);
    const x = new Float64Array(size * keys.length);
    columns.forEach((column, c) => {
      for (let r = 0; r < size; r++) x[r * keys.length + c] = column[start + r] as number;
    });
    const given = await onnx.run(x, size);
    const { pd: pds, score: scores, points: parts } = given as Record<string, Float64Array>;
    for (let r = 0; r < size; r++) {
      const row = start + r;
      const enough = gates.every((g) => (g.values[row] as number) >= g.atLeast);
      if (!enough) referred++;
      pd[row] = enough ? (pds?.[r] as number) : Number.NaN;
      score[row] = enough ? (scores?.[r] as number) : Number.NaN;
      for (let c = 0; c < keys.length; c++)
        (points[c] as Float64Array)[row] = enough ? (parts?.[r * keys.length + c] as number) : Number.NaN;
    }
    onProgress?.(start + size);
  }
  return { pd, score, points: new Map(keys.map((k, c) => [k, points[c] as Float64Array])), referred };
}
