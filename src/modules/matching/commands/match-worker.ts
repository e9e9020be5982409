import { closeSync, existsSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PD_FEATURE, SCORE_FEATURE } from '@/modules/risk/domain/score';
import { newKernels } from '@/modules/rules/domain/columnar/kernels';
import { type ManySets, ManySetsEvaluator, wordsOfBlock } from '@/modules/rules/domain/columnar/many-sets';
import { BLOCKS_A_FILE, fileOf } from '../domain/match-file';

export type MatchWork = {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly dictionaries: Readonly<Record<string, readonly string[]>>;
  readonly score?: Float64Array;
  readonly pd?: Float64Array;
  readonly many: ManySets;
  readonly folder: string;
  /** this thread's share: files whose number leaves this rest */
  readonly share: number;
  readonly shares: number;
};

/** Evaluates a share of a city's blocks and writes them, file by file; a file that is there was written whole. */
const work = workerData as MatchWork;
const evaluator = new ManySetsEvaluator(
  work.many,
  {
    rows: work.rows,
    column: (key) =>
      key === SCORE_FEATURE ? work.score : key === PD_FEATURE ? work.pd : work.columns.get(key),
    dictionary: (key) => work.dictionaries[key],
  },
  newKernels(),
);
const words = new Uint32Array(wordsOfBlock(work.many));
const bytes = new Uint8Array(words.buffer);
for (let first = 0; first < evaluator.blocks; first += BLOCKS_A_FILE) {
  if ((first / BLOCKS_A_FILE) % work.shares !== work.share) continue;
  const last = Math.min(first + BLOCKS_A_FILE, evaluator.blocks);
  const file = path.join(work.folder, fileOf(first));
  if (!existsSync(file)) {
    const draft = openSync(`${file}.tmp`, 'w', 0o600);
    for (let block = first; block < last; block++) {
      evaluator.run(block, words);
      for (let at = 0; at < bytes.length; ) at += writeSync(draft, bytes, at);
    }
    fsyncSync(draft);
    closeSync(draft);
    renameSync(`${file}.tmp`, file);
  }
  parentPort?.postMessage(last - first);
}
