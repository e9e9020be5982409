import type { RowDataPacket } from 'mysql2';
import type { Instant, IsoDate } from '@/kernel/period';
import { expired, fallenBy, recordKey } from '@/modules/ingestion/domain/fallen';
import { REDRESSED, type Redressed } from '@/modules/ingestion/domain/redress';
import { fromDatetime } from '@/modules/ingestion/queries/batch-row';
import { pool } from '@/server/db';

export type StandingRecord = {
  readonly enterpriseId: bigint;
  readonly source: Redressed;
  readonly eventDate: IsoDate;
  readonly knownAt: Instant;
  readonly payload: Readonly<Record<string, unknown>>;
};

const AT_ONCE = 20_000;

/** Every record of a source that can fall, latest versions, page by page by enterprise. */
export async function* standingRecords(source: Redressed | 'redress'): AsyncGenerator<StandingRecord> {
  let after = '0';
  let most = AT_ONCE;
  for (;;) {
    // whole enterprises: the page ends before the last one's records unless it is the last page
    const [rows] = await pool().query<RowDataPacket[]>(
      `SELECT enterprise_id, event_date, known_at, payload FROM record
        WHERE source = ? AND superseded_at = '9999-12-31' AND enterprise_id > ?
        ORDER BY enterprise_id, natural_key, batch_id, row_no LIMIT ?`,
      [source, after, most],
    );
    const last = rows.at(-1)?.enterprise_id as string | undefined;
    const whole = rows.length < most ? rows : rows.filter((row) => row.enterprise_id !== last);
    for (const row of whole)
      yield {
        enterpriseId: BigInt(row.enterprise_id),
        source: source as Redressed,
        eventDate: row.event_date,
        knownAt: fromDatetime(row.known_at),
        payload: JSON.parse(row.payload),
      };
    if (rows.length < most) return;
    const reached = whole.at(-1)?.enterprise_id as string | undefined;
    if (reached === undefined)
      most *= 2; // one enterprise alone fills the page
    else after = reached;
  }
}

export type FallingRecord = StandingRecord & { readonly targetKey: string };

/** Records whose own dates ended their use after one day and by another, and of which nobody has said so yet. */
export async function fallingSince(since: IsoDate, today: IsoDate): Promise<FallingRecord[]> {
  const fallen = await fallenNow();
  const falling: FallingRecord[] = [];
  for (const source of REDRESSED)
    for await (const record of standingRecords(source)) {
      if (!expired(record, today) || expired(record, since)) continue;
      if (fallen.get(record.enterpriseId)?.(record)) continue;
      falling.push({ ...record, targetKey: recordKey(source, record.payload) });
    }
  return falling;
}

type Judge = NonNullable<ReturnType<typeof fallenBy>>;

/** Which records have fallen by a decision, by enterprise. */
export async function fallenNow(): Promise<Map<bigint, Judge>> {
  const [rows] = await pool().query<RowDataPacket[]>(
    "SELECT enterprise_id, payload, known_at FROM record WHERE source = 'redress' AND superseded_at = '9999-12-31'",
  );
  const by = new Map<bigint, Parameters<typeof fallenBy>[0][number][]>();
  for (const row of rows) {
    const id = BigInt(row.enterprise_id);
    const decision = {
      source: 'redress' as const,
      payload: JSON.parse(row.payload),
      knownAt: fromDatetime(row.known_at),
    };
    const list = by.get(id);
    if (list) list.push(decision);
    else by.set(id, [decision]);
  }
  return new Map([...by].map(([id, decisions]) => [id, fallenBy(decisions)!]));
}
