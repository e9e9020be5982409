import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import type { Prisma } from '@/server/prisma/client';
import {
  type InvitationEvent,
  type InvitationRefusal,
  type InvitationState,
  nextInvitationState,
} from '../domain/invitation';

const WORDS: Record<InvitationRefusal, string> = {
  'invitation-ended': '这份邀请已经答复过，或平台已经撤回，不用再处理。请刷新页面。',
  'invitation-expired': '这份邀请已过期，不用再处理。仍想授权时，可以在“授权一家银行”中办理。',
  'invitation-not-due': '这份邀请还没有到期。',
  'invitation-role-not-allowed': '只有受邀企业能答复邀请。',
};

type Locked = { readonly id: bigint; readonly state: InvitationState; readonly until: Instant };

/**
 * The scope's own invitation, locked and checked for `event`. With an id it must be there and open; with a
 * bank alone, `undefined` where that bank asks nothing.
 * @throws AppError not-found, conflict (ended, expired)
 */
export async function lockInvitation(
  tx: Prisma.TransactionClient,
  scope: EnterpriseScope,
  which: { readonly id?: bigint; readonly bankId?: bigint },
  event: InvitationEvent,
  now: Instant,
): Promise<Locked | undefined> {
  const where = { enterpriseId: scope.enterpriseId, ...which, ...(which.id === undefined && { open: true }) };
  const found = await tx.invitation.findFirst({ where, select: { id: true } });
  if (!found) {
    if (which.id === undefined) return undefined;
    throw new AppError('not-found', 'invitation-unknown', '没有找到这份邀请，请刷新页面。');
  }
  const rows = await tx.$queryRaw<{ state: InvitationState; until: Date }[]>`
    SELECT state, until FROM invitation WHERE id = ${found.id} FOR UPDATE`;
  const { state, until } = rows[0]!;
  const locked = { id: found.id, state, until: instant(until) };
  const next = nextInvitationState(locked, event, scope.actor.role, now);
  if (next.ok) return locked;
  if (which.id === undefined) return undefined;
  throw new AppError('conflict', next.code, WORDS[next.code]);
}

/** The answer beside its event, in the same transaction. */
export async function writeAnswer(
  tx: Prisma.TransactionClient,
  scope: EnterpriseScope,
  invitation: Locked,
  answer: {
    readonly state: 'seen' | 'granted' | 'declined';
    readonly now: Instant;
    readonly consentId?: bigint;
    readonly note?: string;
  },
): Promise<void> {
  const at = new Date(answer.now);
  const { id } = invitation;
  await tx.invitation.update({
    where: { id },
    data: {
      state: answer.state,
      open: answer.state === 'seen' ? true : null,
      stateAt: at,
      consentId: answer.consentId,
    },
  });
  await tx.invitationEvent.create({
    data: { invitationId: id, state: answer.state, at, actor: scope.actor.login, note: answer.note },
  });
}
