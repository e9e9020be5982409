import { availableParallelism } from 'node:os';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import { runThread } from '@/server/thread';
import { REASONS_KEPT, type ScoreTable } from '../domain/score';
import { planOf, type ScoreOutput } from '../domain/score-block';
import type { LoadedModel } from './load-model';
import { readBytes } from './read-model-file';
import { scoreRange } from './score-range';
import type { ScoreMessage, ScoreTask } from './score-worker';

/** Fewer rows than this are done before a thread has started. */
const ROWS_FOR_THREADS = 100_000;
const WORKER = 'src/modules/risk/queries/score-worker.ts';

/**
 * A model applied to every row of a snapshot, in row order, with its reasons. Many rows are shared out
 * among threads; the result does not depend on how many.
 * @param prior PD of each row's portfolio, fractions
 * @throws AppError conflict `snapshot-lacks-features` when the snapshot was built without them
 */
export async function scoreRows(
  model: LoadedModel,
  snapshot: Pick<Snapshot, 'rows' | 'column' | 'has'>,
  prior: Float64Array,
  onProgress?: (done: number) => void,
  threads = snapshot.rows < ROWS_FOR_THREADS ? 0 : Math.min(availableParallelism(), 4),
): Promise<ScoreTable> {
  const { manifest, scorecard } = model;
  const missing = manifest.features.filter((k) => !snapshot.has(k));
  if (missing.length > 0)
    throw new AppError(
      'conflict',
      'snapshot-lacks-features',
      `快照里没有模型 ${manifest.name} 需要的指标 ${missing.join('、')}，请用当前版本重新生成快照。`,
    );
  const { rows } = snapshot;
  const plan = planOf(manifest, scorecard);
  const out = outputOf(rows, plan.features.length, plan.sources.length);
  const columns = manifest.features.map((k) => snapshot.column(k));
  let done = 0;
  const onBlock = (size: number) => {
    done += size;
    onProgress?.(done);
  };
  const referred =
    threads === 0
      ? await scoreRange({ onnx: model.onnx, plan, columns, prior, out, from: 0, to: rows, onBlock })
      : await inThreads(
          {
            bytes: await readBytes(path.join(model.folder, 'model.onnx')),
            sha256: manifest.sha256,
            plan,
            columns: columns.map(shared),
            prior: shared(prior),
            out,
          },
          rows,
          threads,
          onBlock,
        );
  return {
    pd: out.pd,
    score: out.score,
    points: new Map((scorecard?.features ?? []).map((f, i) => [f.key, out.points[i] as Int16Array])),
    known: new Map(manifest.sources.map((s, i) => [s.key, out.known[i] as Uint8Array])),
    prior,
    reasons: out.reasons,
    referred,
  };
}

function outputOf(rows: number, features: number, sources: number): ScoreOutput {
  const bytes = (each: number) => new SharedArrayBuffer(rows * each);
  const many = <T>(count: number, make: () => T) => Array.from({ length: count }, make);
  return {
    pd: new Float64Array(bytes(8)),
    score: new Float64Array(bytes(8)),
    points: many(features, () => new Int16Array(bytes(2))),
    known: many(sources, () => new Uint8Array(bytes(1))),
    reasons: many(REASONS_KEPT, () => new Uint8Array(bytes(1))),
  };
}

function shared(column: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(column.length * 8));
  copy.set(column);
  return copy;
}

async function inThreads(
  task: Omit<ScoreTask, 'from' | 'to'>,
  rows: number,
  threads: number,
  onBlock: (rows: number) => void,
): Promise<number> {
  const each = Math.ceil(rows / threads);
  const parts = Array.from({ length: threads }, (_, t) => ({
    from: t * each,
    to: Math.min(rows, (t + 1) * each),
  }));
  const referred = await Promise.all(parts.map((part) => inThread({ ...task, ...part }, onBlock)));
  return referred.reduce((a, b) => a + b, 0);
}

async function inThread(task: ScoreTask, onBlock: (rows: number) => void): Promise<number> {
  let referred = 0;
  await runThread(WORKER, task, (message) => {
    const { done, referred: found } = message as ScoreMessage;
    if (done > 0) onBlock(done);
    referred = found ?? referred;
  });
  return referred;
}
