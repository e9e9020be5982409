import { parentPort, workerData } from 'node:worker_threads';
import { closeDb } from '@/server/db';
import { computeRange, type RangeTask } from './snapshot-range';

/** A thread that computes ranges of enterprises, in the order they are asked for; it ends on `null`. */
const port = parentPort!;
const task = workerData as RangeTask;
let turn = Promise.resolve();

port.on('message', (range: { after: bigint; upTo: bigint } | null) => {
  turn = turn.then(async () => {
    if (range === null) {
      port.close();
      await closeDb();
      return;
    }
    const block = await computeRange(task, range.after, range.upTo);
    port.postMessage(block, [block.ids.buffer, ...block.columns.map((column) => column.buffer)]);
  });
});
