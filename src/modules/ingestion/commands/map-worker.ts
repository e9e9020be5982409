import { parentPort, workerData } from 'node:worker_threads';
import type { TextBlock } from '../queries/text-blocks';
import { BlockMapper, type MapTask } from './map-block';

/** A thread that reads blocks of one file, in the order they are sent; it ends on `null`. */
const port = parentPort!;
const mapper = new BlockMapper(workerData as MapTask);

port.on('message', (block: TextBlock | null) => {
  if (block === null) {
    port.close();
    return;
  }
  const mapped = mapper.text(block);
  port.postMessage(mapped, [mapped.rows.buffer]);
});
