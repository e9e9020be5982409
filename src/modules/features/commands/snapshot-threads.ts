import { availableParallelism } from 'node:os';
import type { Instant } from '@/kernel/period';
import { lastEnterpriseWithRecords, recordsKnown } from '@/modules/ingestion/queries/known-batches';
import { ThreadPool } from '@/server/thread-pool';
import type { RangeTask, RowBlock } from './snapshot-range';
import type { SnapshotWriter } from './snapshot-writer';

const WORKER = 'src/modules/features/commands/snapshot-worker.ts';
/** Fewer records are computed before threads have started. */
const RECORDS_FOR_THREADS = 1_000_000;
const MOST_THREADS = 4;
/** Enterprises in one range: 65 columns of them are 2 MiB. */
const TOGETHER = 4096n;

type Range = { readonly after: bigint; readonly upTo: bigint };

/** Threads run from the sources, which only the command line has. */
export async function worthThreads(knownAt: Instant): Promise<boolean> {
  return process.env.XYD_ROOT !== undefined && (await recordsKnown(knownAt)) >= RECORDS_FOR_THREADS;
}

/** Computes all rows, range after range of enterprises, and writes them in ascending id. */
export async function computeInThreads(
  writer: SnapshotWriter,
  wanted: RangeTask & { readonly onProgress?: (enterprises: number) => void },
  threads = Math.min(availableParallelism(), MOST_THREADS),
): Promise<{ records: number; recomputed: number }> {
  const { asOf, knownAt, covered, onProgress } = wanted;
  const counts = { records: 0, recomputed: 0 };
  const last = await lastEnterpriseWithRecords();
  const pool = new ThreadPool<Range, RowBlock>(threads, WORKER, { asOf, knownAt, covered });
  const asked: Promise<RowBlock>[] = [];
  const write = async (): Promise<void> => {
    const { ids, columns, rows, records } = await asked.shift()!;
    await writer.addRows(ids, columns, 0, rows);
    counts.records += records;
    counts.recomputed += rows;
    onProgress?.(writer.rows);
  };
  try {
    for (let after = 0n; after < last; after += TOGETHER) {
      asked.push(pool.ask({ after, upTo: after + TOGETHER }));
      if (asked.length > 2 * threads) await write();
    }
    while (asked.length > 0) await write();
  } finally {
    pool.end();
  }
  return counts;
}
