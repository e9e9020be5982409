import type { Instant, IsoDate } from '@/kernel/period';
import type { QualityCard } from './quality';
import type { SourceKey } from './source';

/**
 * running: being taken in, holds its lock; done: all of it is in; refused: the file as a whole cannot be
 * taken, nothing of it is in; failed: the process or the database stopped, nothing of it is in.
 */
export type BatchStatus = 'running' | 'done' | 'refused' | 'failed';

/**
 * What became of each row of a file: read = the sum of the five.
 * accepted: the first version of a record. superseded: a further version of a known record; it replaced
 * an earlier one, or arrived already replaced by a later publication (all versions stay). duplicate: the
 * version next to it in publication order says the same. unmatched: valid, its enterprise is not known
 * yet. quarantined: refused with a reason.
 */
export type BatchCounts = {
  readonly read: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly superseded: number;
  readonly unmatched: number;
  readonly quarantined: number;
};

export type BatchSummary = BatchCounts & {
  readonly batchId: string;
  readonly source: SourceKey;
  readonly profile: string;
  readonly file: string;
  readonly status: BatchStatus;
  readonly alreadyIngested: boolean;
  readonly knownAt: Instant | undefined;
  readonly publishedOn: IsoDate | undefined;
  readonly encoding: string | undefined;
  readonly coverage: 'complete' | 'partial';
  readonly byReason: Readonly<Record<string, number>>;
  readonly quality: QualityCard | undefined;
  /** Rows of earlier files whose enterprise this file made known. */
  readonly matchedWaiting: number;
  readonly error?: string;
};

/** Whether the account of a batch adds up. */
export function addsUp(c: BatchCounts): boolean {
  return c.read === c.accepted + c.duplicate + c.superseded + c.unmatched + c.quarantined;
}
