import type { ResultSetHeader, RowDataPacket } from 'mysql2';
import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { auditedBulk } from '@/modules/audit/commands/audited-bulk';
import { pool } from '@/server/db';
import { ASK_AGAIN_DAYS } from '../domain/invitation';
import { expireDue } from './expire-invitations';
import { oneAtATime } from './invitation-lock';

/**
 * 叫停: the platform withdraws every open invitation of a bank. The bank does not ask these enterprises again
 * for `ASK_AGAIN_DAYS`; grants already given stay.
 * @throws AppError invalid (no reason), not-found (bank)
 */
export async function stopInvitations(
  scope: OperatorScope,
  input: { readonly bankId: bigint; readonly reason: string; readonly now?: Instant },
): Promise<{ withdrawn: number }> {
  const now = input.now ?? instant(new Date());
  const reason = input.reason.trim();
  if (reason.length < 4)
    throw new AppError(
      'invalid',
      'stop-reason-missing',
      `请写明叫停原因（至少 4 个字）。叫停后该行 ${ASK_AGAIN_DAYS} 天内不能再邀请这些企业。`,
    );
  const at = now.slice(0, 23).replace('T', ' ');
  const bankId = String(input.bankId);
  const open = `invitation_request r JOIN invitation i ON i.request_id = r.id AND i.state IN ('sent', 'seen')`;
  const connection = await pool().getConnection();
  try {
    const stopping = () =>
      auditedBulk(scope.actor, connection, async () => {
        const [[bank]] = await connection.query<RowDataPacket[]>('SELECT code FROM bank WHERE id = ?', [
          bankId,
        ]);
        if (!bank) throw new AppError('not-found', 'bank-unknown', '没有这家银行，请刷新后重新选择。');
        await expireDue(connection, now);
        // an answer given meanwhile waits for this, and one given before is not touched
        await connection.query(
          `INSERT INTO invitation_event (invitation_id, state, at, actor, note)
         SELECT i.id, 'withdrawn', ?, ?, ? FROM ${open} WHERE r.bank_id = ? ORDER BY i.id FOR UPDATE`,
          [at, scope.actor.login, reason, bankId],
        );
        const [{ affectedRows: withdrawn }] = await connection.query<ResultSetHeader>(
          `UPDATE ${open} SET i.state = 'withdrawn', i.open = NULL, i.state_at = ? WHERE r.bank_id = ?`,
          [at, bankId],
        );
        return {
          result: { withdrawn },
          entry: { action: 'stop-invitations', subject: `bank:${bankId}`, after: { reason, withdrawn } },
        };
      });
    return await oneAtATime(connection, stopping);
  } finally {
    connection.release();
  }
}
