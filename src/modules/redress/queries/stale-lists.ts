import type { RowDataPacket } from 'mysql2';
import { type Instant, instant } from '@/kernel/period';
import type { Redressed } from '@/modules/ingestion/domain/redress';
import { fromDatetime } from '@/modules/ingestion/queries/batch-row';
import type { WhitelistDefinition } from '@/modules/whitelist/domain/definition';
import { pool } from '@/server/db';
import { listReads } from '../domain/stands-on';

export type StaleList = {
  readonly editionId: bigint;
  readonly code: string;
  readonly name: string;
  readonly number: number;
  readonly publishedAt: Instant;
  readonly snapshotId: string;
  /** members with a record that fell after the list's snapshot and that its rules, order or limit read */
  readonly members: number;
  /** known before the list was published: it should not have been */
  readonly knownBefore: boolean;
};

/**
 * Current editions (the last of each list) that stand on a record that has fallen since their snapshot.
 * @param only of this edition alone, whether current or not
 */
export async function staleLists(only?: bigint): Promise<StaleList[]> {
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT e.id, w.code, w.name, e.number, e.published_at, b.snapshot_id, b.definition, m.enterprise_id,
            r.known_at, JSON_VALUE(r.payload, '$.target') AS target
       FROM record r
       JOIN whitelist_member m ON m.enterprise_id = r.enterprise_id
       JOIN whitelist_edition e ON e.id = m.edition_id
       JOIN whitelist_build b ON b.id = e.build_id
       JOIN whitelist w ON w.id = e.whitelist_id
       JOIN snapshot s ON s.id = b.snapshot_id
      WHERE r.source = 'redress' AND r.superseded_at = '9999-12-31' AND r.known_at > s.known_at
        AND ${
          only === undefined
            ? 'e.number = (SELECT MAX(l.number) FROM whitelist_edition l WHERE l.whitelist_id = e.whitelist_id)'
            : 'e.id = ?'
        }
      ORDER BY e.id, m.enterprise_id`,
    only === undefined ? [] : [String(only)],
  );
  const lists = new Map<string, { list: StaleList; members: Set<string> }>();
  for (const row of rows) {
    if (!listReads(definitionOf(row.definition), row.target as Redressed)) continue;
    const publishedAt = fromDatetime(row.published_at);
    const entry = lists.get(row.id) ?? {
      list: {
        editionId: BigInt(row.id),
        code: row.code,
        name: row.name,
        number: row.number,
        publishedAt: instant(publishedAt),
        snapshotId: row.snapshot_id,
        members: 0,
        knownBefore: false,
      },
      members: new Set<string>(),
    };
    entry.members.add(row.enterprise_id);
    const knownBefore = entry.list.knownBefore || fromDatetime(row.known_at) <= publishedAt;
    lists.set(row.id, { ...entry, list: { ...entry.list, members: entry.members.size, knownBefore } });
  }
  return [...lists.values()].map(({ list }) => list);
}

function definitionOf(value: unknown): WhitelistDefinition {
  return (typeof value === 'string' ? JSON.parse(value) : value) as WhitelistDefinition;
}
