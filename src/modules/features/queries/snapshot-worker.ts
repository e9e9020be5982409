import { parentPort, workerData } from 'node:worker_threads';
import { readSnapshotFile } from './read-snapshot-file';

/** Opens a city's snapshot outside the event loop of who asked: its columns are shared memory. */
const { file, rows } = workerData as { file: string; rows: number };
void readSnapshotFile(file, rows).then((table) => parentPort?.postMessage(table));
