import type { Instant, IsoDate } from '@/kernel/period';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import { streamRecords } from '@/modules/ingestion/queries/stream-records';
import { CATALOGUE } from '../domain/catalogue';
import { computeRow } from '../domain/compute-row';
import { viewOf } from '../domain/view';

/** Rows of a snapshot, ascending by enterprise: ids, and per feature its values. */
export type RowBlock = {
  readonly ids: BigInt64Array<ArrayBuffer>;
  readonly columns: readonly Float64Array<ArrayBuffer>[];
  readonly rows: number;
  readonly records: number;
};

export type RangeTask = {
  readonly asOf: IsoDate;
  readonly knownAt: Instant;
  readonly covered: readonly SourceKey[];
};

/** All rows of the enterprises with after < id <= upTo; `upTo - after` is the most there can be. */
export async function computeRange(task: RangeTask, after: bigint, upTo: bigint): Promise<RowBlock> {
  const covered = new Set(task.covered);
  const most = Number(upTo - after);
  const ids = new BigInt64Array(most);
  const columns = CATALOGUE.map(() => new Float64Array(most));
  let [rows, records] = [0, 0];
  const { asOf, knownAt } = task;
  for await (const enterprise of streamRecords({
    knownAt,
    afterEnterpriseId: after,
    upToEnterpriseId: upTo,
  })) {
    ids[rows] = enterprise.enterpriseId;
    computeRow(viewOf(enterprise.records, covered, asOf, knownAt), asOf, columns, rows);
    rows += 1;
    records += enterprise.records.length;
  }
  return { ids, columns, rows, records };
}
