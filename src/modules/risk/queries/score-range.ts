import type { OnnxModel } from '@/server/onnx';
import { type ScoreOutput, type ScorePlan, writeBlock } from '../domain/score-block';

/** Rows per call of the graph: inputs and outputs of one call stay in the cache. */
const BLOCK = 4096;

/** Rows `from` (inclusive) to `to` (exclusive) through the graph. @returns rows referred */
export async function scoreRange(task: {
  readonly onnx: OnnxModel;
  readonly plan: ScorePlan;
  /** in the order of the manifest's features */
  readonly columns: readonly Float64Array[];
  /** PD of each row's portfolio */
  readonly prior: Float64Array;
  readonly out: ScoreOutput;
  readonly from: number;
  readonly to: number;
  readonly onBlock: (rows: number) => void;
}): Promise<number> {
  const { onnx, plan, columns, out, from, to } = task;
  let referred = 0;
  for (let start = from; start < to; start += BLOCK) {
    const size = Math.min(BLOCK, to - start);
    const x = new Float64Array(size * plan.width);
    columns.forEach((column, c) => {
      for (let r = 0; r < size; r++) x[r * plan.width + c] = column[start + r] as number;
    });
    const given = await onnx.run({ x, prior: task.prior.slice(start, start + size) }, size);
    referred += writeBlock(plan, x, given, out, start, size);
    task.onBlock(size);
  }
  return referred;
}
