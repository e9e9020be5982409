import { AppError } from '@/kernel/errors';
import type { Instant, IsoDate } from '@/kernel/period';
import type { EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { payloadWords } from '@/modules/ingestion/domain/payload-words';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import { streamRecords } from '@/modules/ingestion/queries/stream-records';
import { db } from '@/server/db';
import { featureOf } from '../domain/catalogue';
import type { FeatureKey, FeatureValue } from '../domain/feature';
import { recordsBehind } from '../domain/records-behind';
import { viewOf } from '../domain/view';
import { assertOwn, snapshotOf } from './snapshot-of';

/** One record a value came from, with the file and the row it stood in. */
export type EvidenceRecord = {
  readonly source: SourceKey;
  readonly batchId: bigint;
  readonly file: string;
  readonly rowNo: number;
  readonly eventDate: IsoDate;
  readonly publishedOn: IsoDate;
  readonly knownAt: Instant;
  readonly payload: Readonly<Record<string, unknown>>;
  /** the same, as people read it */
  readonly fields: readonly { readonly label: string; readonly text: string }[];
};

export type ExplainedFeature = {
  readonly key: FeatureKey;
  readonly label: string;
  readonly unit: string;
  readonly window: string;
  /** what unknown means here */
  readonly missing: string;
  readonly value: FeatureValue;
  readonly snapshot: { readonly id: string; readonly asOf: IsoDate; readonly knownAt: Instant };
  /** how many records it came from; `records` holds the newest of them */
  readonly total: number;
  readonly records: readonly EvidenceRecord[];
};

/**
 * Where a value comes from: what the snapshot says, and the records of the feature's sources and window
 * that were known then, newest first, each with its file, row and the instant it became known.
 * @throws AppError forbidden (another enterprise), not-found (feature, snapshot, enterprise not in it)
 */
export async function explainFeature(
  scope: EnterpriseScope | OperatorScope,
  asked: { enterpriseId: bigint; feature: FeatureKey; snapshot?: string; limit?: number },
): Promise<ExplainedFeature> {
  const { enterpriseId, limit = 200 } = asked;
  assertOwn(scope, enterpriseId);
  const feature = featureOf(asked.feature);
  if (!feature) throw new AppError('not-found', 'feature-unknown', `没有指标 ${asked.feature}。`);
  const { snapshot, read } = await snapshotOf(enterpriseId, asked.snapshot);
  const { id, asOf, knownAt } = snapshot.manifest;
  const behind = [];
  for await (const { records } of streamRecords({ knownAt, enterpriseIds: [enterpriseId] }))
    behind.push(...recordsBehind(feature, viewOf(records, new Set(), asOf, knownAt), asOf));
  const newest = behind.reverse().slice(0, limit);
  const batches = await db().batch.findMany({
    where: { id: { in: [...new Set(newest.map((r) => r.batchId))] } },
    select: { id: true, fileName: true },
  });
  const files = new Map(batches.map((b) => [b.id, b.fileName]));
  const { key, label, unit, window, missing } = feature;
  return {
    key,
    label,
    unit,
    window,
    missing,
    value: read(key),
    snapshot: { id, asOf, knownAt },
    total: behind.length,
    records: newest.map((r) => ({
      source: r.source,
      batchId: r.batchId,
      file: files.get(r.batchId) ?? '',
      rowNo: r.rowNo,
      eventDate: r.eventDate,
      publishedOn: r.publishedOn,
      knownAt: r.knownAt,
      payload: r.payload,
      fields: payloadWords(r.source, r.payload),
    })),
  };
}
