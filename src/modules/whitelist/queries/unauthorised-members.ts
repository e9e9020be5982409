import type { RowDataPacket } from 'mysql2';
import type { Instant } from '@/kernel/period';
import { SMALLEST_CELL } from '@/modules/rules/domain/breakdown';
import { pool } from '@/server/db';
import type { ListFunnel } from '../domain/evaluate-list';
import type { OwnEdition } from './own-edition';

export type Unauthorised = { readonly all: number; readonly pass: number };

/** Members of an edition without a live grant to the bank at `now`: as many as it sees pseudonyms. */
export async function unauthorisedMembers(
  { edition, build }: Pick<OwnEdition, 'edition' | 'build'>,
  bankId: bigint,
  now: Instant,
): Promise<Unauthorised> {
  const at = sqlTime(now);
  // from the few grants to the many members, not the other way
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT STRAIGHT_JOIN m.outcome, COUNT(DISTINCT m.enterprise_id) AS n
       FROM consent c JOIN whitelist_member m ON m.edition_id = ? AND m.enterprise_id = c.enterprise_id
      WHERE c.bank_id = ? AND c.valid_from <= ? AND c.valid_until > ?
        AND (c.revoked_at IS NULL OR c.revoked_at > ?)
      GROUP BY m.outcome`,
    [String(edition.id), String(bankId), at, at, at],
  );
  const granted = (outcome: string) => Number(rows.find((r) => r.outcome === outcome)?.n ?? 0);
  const { passCount, cut } = build.funnel as unknown as ListFunnel;
  return {
    all: edition.members - granted('pass') - granted('refer'),
    pass: passCount - cut - granted('pass'),
  };
}

/**
 * Whether so few members are pseudonyms to the bank that their values would give them away. Where it holds fewer
 * grants than that takes, which is the rule, the list is not looked at.
 */
export async function fewUnauthorised(
  own: Pick<OwnEdition, 'edition' | 'build'>,
  bankId: bigint,
  now: Instant,
): Promise<boolean> {
  const at = sqlTime(now);
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT COUNT(*) AS n FROM consent
      WHERE bank_id = ? AND valid_from <= ? AND valid_until > ? AND (revoked_at IS NULL OR revoked_at > ?)`,
    [String(bankId), at, at, at],
  );
  if (own.edition.members - Number(rows[0]?.n) >= SMALLEST_CELL) return false;
  return singledOut((await unauthorisedMembers(own, bankId, now)).all);
}

function sqlTime(at: Instant): string {
  return at.slice(0, 23).replace('T', ' ');
}

/**
 * So few pseudonyms that one could be told by its values: known firms of a district beside it, an exact score,
 * a limit. Then the bank sees none of theirs.
 */
export function singledOut(unauthorised: number): boolean {
  return unauthorised > 0 && unauthorised < SMALLEST_CELL;
}
