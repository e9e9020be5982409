import { parentPort, workerData } from 'node:worker_threads';
import { openOnnx } from '@/server/onnx';
import type { ScoreOutput, ScorePlan } from '../domain/score-block';
import { scoreRange } from './score-range';

/** What a thread is given: the model, shared columns, and the rows it answers for. */
export type ScoreTask = {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly plan: ScorePlan;
  readonly columns: readonly Float64Array[];
  readonly prior: Float64Array;
  readonly out: ScoreOutput;
  readonly from: number;
  readonly to: number;
};

/** `done`: rows since the last message; the last one carries `referred`. */
export type ScoreMessage = { readonly done: number; readonly referred?: number };

const task = workerData as ScoreTask;
const say = (message: ScoreMessage) => parentPort?.postMessage(message);

async function work(): Promise<void> {
  const onnx = await openOnnx(task.bytes, task.sha256);
  const referred = await scoreRange({ ...task, onnx, onBlock: (done) => say({ done }) });
  say({ done: 0, referred });
}

// a rejection ends the thread with its error, which the waiting side reports
void work();
