import type { Instant, IsoDate } from '@/kernel/period';
import { SOURCES } from '@/modules/ingestion/domain/registry';
import type { ConsentCategory, SourceKey } from '@/modules/ingestion/domain/source';
import { pool } from '@/server/db';

/** What is known of an enterprise from one source. latestEvent and lastKnownAt are undefined when nothing is. */
export type SourceFreshness = {
  readonly source: SourceKey;
  readonly label: string;
  readonly owner: string;
  readonly frequency: 'daily' | 'monthly' | 'yearly' | 'event';
  readonly consent: ConsentCategory;
  /** records that stand */
  readonly records: number;
  readonly latestEvent: IsoDate | undefined;
  readonly lastKnownAt: Instant | undefined;
};

/**
 * 数据新鲜度: for every source, how much is known of an enterprise now and how old it is. The caller has
 * checked that the asker may know it; for others than the enterprise only dates may be shown.
 */
export async function sourceFreshness(enterpriseId: bigint): Promise<SourceFreshness[]> {
  const [rows] = await pool().query(
    `SELECT source, COUNT(*) AS records, MAX(event_date) AS latest, MAX(known_at) AS learnt
     FROM record WHERE enterprise_id = ? AND superseded_at = '9999-12-31' GROUP BY source`,
    [enterpriseId.toString()],
  );
  type Row = { source: SourceKey; records: number | string; latest: IsoDate; learnt: string };
  const bySource = new Map((rows as Row[]).map((row) => [row.source, row]));
  return SOURCES.map(({ key, label, owner, frequency, consent }) => {
    const row = bySource.get(key);
    return {
      source: key,
      label,
      owner,
      frequency,
      consent,
      records: row ? Number(row.records) : 0,
      latestEvent: row?.latest,
      lastKnownAt: row ? (`${row.learnt.replace(' ', 'T')}Z` as Instant) : undefined,
    };
  });
}
