import { availableParallelism } from 'node:os';
import { ThreadPool } from '@/server/thread-pool';
import type { OpenedTable } from '../queries/read-table';
import { type TextBlock, textBlocks } from '../queries/text-blocks';
import { BlockMapper, type MappedBlock, type MapTask } from './map-block';

const WORKER = 'src/modules/ingestion/commands/map-worker.ts';
/** A smaller file is read before threads have started. */
const BYTES_FOR_THREADS = 8 * 1024 * 1024;
const MOST_THREADS = 4;
/** Rows of a workbook taken together. */
const TOGETHER = 2_000;

/** Threads for a file of this size: none outside the command line, which alone runs from the sources. */
export function threadsFor(bytes: number): number {
  if (bytes < BYTES_FOR_THREADS || process.env.XYD_ROOT === undefined) return 0;
  return Math.min(availableParallelism(), MOST_THREADS);
}

/** The rows of a table read through its profile, block by block in the file's order. */
export async function* mapTable(
  table: OpenedTable,
  task: MapTask,
  threads: number,
): AsyncGenerator<MappedBlock> {
  if (!task.text) {
    yield* mapRows(table, task);
    return;
  }
  const blocks = textBlocks(task.text.file, task.text.gzip, task.text.delimiter);
  if (threads > 0) yield* mapInThreads(blocks, task, threads);
  else yield* mapHere(blocks, new BlockMapper(task));
}

async function* mapRows(table: OpenedTable, task: MapTask): AsyncGenerator<MappedBlock> {
  const mapper = new BlockMapper(task);
  let rows = [];
  for await (const row of table.rows) {
    rows.push(row);
    if (rows.length < TOGETHER) continue;
    yield mapper.rows(rows);
    rows = [];
  }
  yield mapper.rows(rows);
}

async function* mapHere(blocks: AsyncIterable<TextBlock>, mapper: BlockMapper): AsyncGenerator<MappedBlock> {
  for await (const block of blocks) yield mapper.text(block);
}

/** Blocks go out in turn and come back in turn: each thread answers in the order it was asked. */
async function* mapInThreads(
  blocks: AsyncGenerator<TextBlock>,
  task: MapTask,
  threads: number,
): AsyncGenerator<MappedBlock> {
  const pool = new ThreadPool<TextBlock, MappedBlock>(threads, WORKER, task);
  const asked: { block: TextBlock; answer: Promise<MappedBlock> }[] = [];
  let here: BlockMapper | undefined;
  const next = async (): Promise<MappedBlock> => {
    const { block, answer } = asked.shift()!;
    const mapped = await answer;
    // what the threads made of the blocks after the header of another table does not count
    if (here) return here.text(block);
    if (mapped.ended) here = new BlockMapper(task, true);
    return mapped;
  };
  try {
    for await (const block of blocks) {
      if (here && asked.length === 0) {
        yield here.text(block);
        continue;
      }
      asked.push({ block, answer: pool.ask(block) });
      if (asked.length > 2 * threads) yield await next();
    }
    while (asked.length > 0) yield await next();
  } finally {
    pool.end();
  }
}
