import type { RowDataPacket } from 'mysql2';
import type { Instant } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { db, pool } from '@/server/db';
import type { InvitationState } from '../domain/invitation';

export type BankInvitations = Readonly<Record<InvitationState, number>> & {
  readonly bankId: bigint;
  readonly bank: string;
  /** of the last request */
  readonly lastAt: Instant;
  readonly requests: number;
  /** why enterprises declined, newest first, without their names; at most `REASONS` */
  readonly declineReasons: readonly string[];
};

const REASONS = 20;

/** What every bank has asked through the platform, exactly, the one that asked last first. */
export async function invitationsByBank(_scope: OperatorScope, now: Instant): Promise<BankInvitations[]> {
  const at = now.slice(0, 23).replace('T', ' ');
  const [counts] = await pool().query<RowDataPacket[]>(
    `SELECT bank_id AS bankId, IF(open = 1 AND until <= ?, 'expired', state) AS state, COUNT(*) AS n
       FROM invitation GROUP BY 1, 2`,
    [at],
  );
  const asked = await db().invitationRequest.groupBy({
    by: ['bankId'],
    _count: true,
    _max: { madeAt: true },
  });
  const banks = await db().bank.findMany({ where: { id: { in: asked.map((a) => a.bankId) } } });
  const names = new Map(banks.map((b) => [b.id, b.name]));
  const lines: BankInvitations[] = [];
  for (const { bankId, _count, _max } of asked) {
    const line = { sent: 0, seen: 0, granted: 0, declined: 0, expired: 0, withdrawn: 0 };
    for (const c of counts) if (c.bankId === String(bankId)) line[c.state as InvitationState] = Number(c.n);
    lines.push({
      ...line,
      bankId,
      bank: names.get(bankId) ?? '',
      lastAt: (_max.madeAt as Date).toISOString() as Instant,
      requests: _count,
      declineReasons: line.declined === 0 ? [] : await reasons(bankId),
    });
  }
  return lines.sort((a, b) =>
    a.lastAt === b.lastAt ? Number(a.bankId - b.bankId) : a.lastAt < b.lastAt ? 1 : -1,
  );
}

async function reasons(bankId: bigint): Promise<string[]> {
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT e.note FROM invitation i JOIN invitation_event e ON e.invitation_id = i.id AND e.state = 'declined'
      WHERE i.bank_id = ? AND i.state = 'declined' AND e.note IS NOT NULL
      ORDER BY e.at DESC, e.invitation_id DESC LIMIT ?`,
    [String(bankId), REASONS],
  );
  return rows.map((r) => r.note as string);
}
