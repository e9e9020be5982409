import type { Instant, IsoDate } from '@/kernel/period';

/** What a snapshot was made from; with the Arrow file it is enough to make it again, byte for byte. */
export type SnapshotManifest = {
  readonly id: string; // S-20261031-<first 10 hex of arrowSha256>
  readonly asOf: IsoDate;
  readonly knownAt: Instant;
  readonly rows: number;
  readonly records: number;
  readonly batches: readonly string[]; // ids, ascending
  readonly features: readonly { key: string; version: number }[];
  /** For code features: position in the list = float64 code in the column. */
  readonly dictionaries: Readonly<Record<string, readonly string[]>>;
  readonly arrowSha256: string;
};

/**
 * An opened snapshot. Rows are enterprises by ascending id. Columns are the typed arrays beneath
 * the Arrow file, float64, NaN = unknown; code features hold dictionary positions.
 */
export type Snapshot = {
  readonly manifest: SnapshotManifest;
  readonly rows: number;
  readonly enterpriseId: BigInt64Array;
  column(feature: string): Float64Array; // throws AppError('not-found', 'feature-unknown')
  has(feature: string): boolean;
};
