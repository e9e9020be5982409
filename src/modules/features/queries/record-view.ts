import { streamRecords } from '@/modules/ingestion/queries/stream-records';
import type { RecordView } from '../domain/feature';
import type { KeptManifest } from '../domain/manifest';
import { viewOf } from '../domain/view';

/** The records of one enterprise as a snapshot knew them; the caller has checked that they may be read. */
export async function recordView(
  manifest: Pick<KeptManifest, 'asOf' | 'knownAt'> & { readonly covered?: KeptManifest['covered'] },
  enterpriseId: bigint,
): Promise<RecordView> {
  const { asOf, knownAt, covered = [] } = manifest;
  for await (const { records } of streamRecords({ knownAt, enterpriseIds: [enterpriseId] }))
    return viewOf(records, new Set(covered), asOf, knownAt);
  return viewOf([], new Set(covered), asOf, knownAt);
}
