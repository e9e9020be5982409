import type { ResultSetHeader, RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';
import { addMonths, type Instant, type IsoDate, instant } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { auditedBulk } from '@/modules/audit/commands/audited-bulk';
import { pool } from '@/server/db';
import { checkGrant, type GrantableCategory } from '../domain/consent';
import { ANSWER_DAYS, ASK_AGAIN_DAYS, daysFrom, OPEN_AT_MOST } from '../domain/invitation';
import { expireDue } from './expire-invitations';
import { GRANT_REFUSALS } from './grant-consent';
import { oneAtATime } from './invitation-lock';

export type SentInvitations = {
  /** null when nobody was left to ask */
  readonly requestId: bigint | null;
  readonly until: Instant;
  readonly sent: number;
  /** have authorised the bank */
  readonly authorised: number;
  /** have an open invitation of the bank */
  readonly already: number;
  /** declined it, or the platform withdrew it, within `ASK_AGAIN_DAYS` */
  readonly resting: number;
  /** have `OPEN_AT_MOST` open invitations */
  readonly full: number;
};

const CHUNK = 10_000;

/**
 * 邀请: the platform asks enterprises, in the name of a bank, to authorise it; in one transaction, by sets.
 * Who has authorised the bank, was asked, declined lately or is asked by many is left out and counted: the
 * same request again sends nothing. Exact counts, for the platform: what a bank is told is the caller's.
 * @throws AppError invalid (categories, purpose, months), not-found (bank), unavailable (another is sending)
 */
export async function sendInvitations(
  scope: BankScope | OperatorScope,
  input: {
    readonly bankId: bigint;
    /** the edition they are listed in: why they are asked */
    readonly editionId: bigint;
    readonly enterpriseIds: readonly bigint[];
    readonly categories: readonly GrantableCategory[];
    readonly purpose: string;
    /** length of the grant asked for */
    readonly months: number;
    readonly now?: Instant;
  },
): Promise<SentInvitations> {
  const now = input.now ?? instant(new Date());
  const categories = [...new Set(input.categories)].sort();
  const lastDay = addMonths(now.slice(0, 10) as IsoDate, input.months);
  const grant = {
    purpose: input.purpose,
    categories,
    validFrom: now,
    validUntil: instant(lastDay + now.slice(10)),
  };
  const checked = checkGrant(grant, now);
  if (!checked.ok) throw new AppError('invalid', checked.code, GRANT_REFUSALS[checked.code]);
  const connection = await pool().getConnection();
  try {
    const sending = () =>
      auditedBulk(scope.actor, connection, async () => {
        const result = await send(connection, scope, { ...input, categories, now });
        const { requestId, until, ...counts } = result;
        return {
          result,
          entry: {
            action: 'send-invitations',
            subject: `whitelist-edition:${input.editionId}`,
            after: {
              bank: String(input.bankId),
              request: requestId === null ? null : String(requestId),
              categories,
              ...counts,
            },
          },
        };
      });
    return await oneAtATime(connection, sending);
  } finally {
    await connection.query('DROP TEMPORARY TABLE IF EXISTS asked').catch(() => {});
    connection.release();
  }
}

type Sending = {
  bankId: bigint;
  editionId: bigint;
  enterpriseIds: readonly bigint[];
  categories: readonly string[];
  purpose: string;
  months: number;
  now: Instant;
};

async function send(
  connection: PoolConnection,
  scope: BankScope | OperatorScope,
  { bankId: bank, editionId, enterpriseIds, categories, purpose, months, now }: Sending,
): Promise<SentInvitations> {
  const changed = async (sql: string, values: unknown[] = []) =>
    (await connection.query<ResultSetHeader>(sql, values))[0].affectedRows;
  const [at, until] = [sqlTime(now), daysFrom(now, ANSWER_DAYS)];
  const bankId = String(bank);
  const [banks] = await connection.query<RowDataPacket[]>('SELECT id FROM bank WHERE id = ?', [bankId]);
  if (banks.length === 0) throw new AppError('not-found', 'bank-unknown', '没有这家银行，请刷新后重新选择。');
  await expireDue(connection, now);
  await connection.query('CREATE TEMPORARY TABLE asked (enterprise_id BIGINT PRIMARY KEY)');
  for (let from = 0; from < enterpriseIds.length; from += CHUNK) {
    const part = enterpriseIds.slice(from, from + CHUNK).map((id) => [String(id)]);
    await connection.query('INSERT IGNORE INTO asked (enterprise_id) VALUES ?', [part]);
  }
  const authorised = await changed(
    `DELETE a FROM asked a JOIN consent c ON c.enterprise_id = a.enterprise_id AND c.bank_id = ?
      WHERE c.valid_from <= ? AND c.valid_until > ? AND (c.revoked_at IS NULL OR c.revoked_at > ?)`,
    [bankId, at, at, at],
  );
  const already = await changed(
    `DELETE a FROM asked a JOIN invitation i
         ON i.enterprise_id = a.enterprise_id AND i.bank_id = ? AND i.open = 1`,
    [bankId],
  );
  const resting = await changed(
    `DELETE a FROM asked a JOIN invitation i ON i.enterprise_id = a.enterprise_id AND i.bank_id = ?
      WHERE i.state IN ('declined', 'withdrawn') AND i.state_at > ?`,
    [bankId, sqlTime(daysFrom(now, -ASK_AGAIN_DAYS))],
  );
  const full = await changed(
    `DELETE a FROM asked a JOIN
       (SELECT enterprise_id FROM invitation WHERE open = 1 GROUP BY enterprise_id HAVING COUNT(*) >= ?) f
         ON f.enterprise_id = a.enterprise_id`,
    [OPEN_AT_MOST],
  );
  const counts = { until, authorised, already, resting, full };
  const [[left]] = await connection.query<RowDataPacket[]>('SELECT COUNT(*) AS n FROM asked');
  if (Number(left?.n) === 0) return { requestId: null, sent: 0, ...counts };
  const [request] = await connection.query<ResultSetHeader>(
    `INSERT INTO invitation_request (bank_id, edition_id, categories, purpose, months, until, made_by, made_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      bankId,
      String(editionId),
      JSON.stringify(categories),
      purpose.trim(),
      months,
      sqlTime(until),
      scope.actor.login,
      at,
    ],
  );
  const requestId = String(request.insertId);
  const sent = await changed(
    `INSERT INTO invitation (request_id, bank_id, enterprise_id, state, open, until, state_at)
     SELECT ?, ?, enterprise_id, 'sent', 1, ?, ? FROM asked ORDER BY enterprise_id`,
    [requestId, bankId, sqlTime(until), at],
  );
  await connection.query(
    `INSERT INTO invitation_event (invitation_id, state, at, actor)
     SELECT id, 'sent', ?, ? FROM invitation WHERE request_id = ? ORDER BY id`,
    [at, scope.actor.login, requestId],
  );
  return { requestId: BigInt(requestId), sent, ...counts };
}

/** As a DATETIME(3) in UTC. */
export function sqlTime(at: Instant): string {
  return at.slice(0, 23).replace('T', ' ');
}
