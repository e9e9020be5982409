import { type Instant, instant } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import type { GrantableCategory } from '@/modules/consent/domain/consent';
import { type InvitationCounts, invitationCounts } from '@/modules/consent/queries/invitation-counts';
import { SMALLEST_CELL } from '@/modules/rules/domain/breakdown';
import { askedCategories } from '../domain/asked-categories';
import { veiledCounts } from '../domain/veiled-counts';
import { ownEdition } from './own-edition';
import { type Unauthorised, unauthorisedMembers } from './unauthorised-members';

/** Counts are `undefined` where a bank could tell single enterprises by them. */
export type InvitationFunnel = {
  readonly invited: number | undefined;
  /** exact: the bank sees their names */
  readonly granted: number;
  readonly sent: number | undefined;
  readonly seen: number | undefined;
  readonly declined: number | undefined;
  readonly expired: number | undefined;
  readonly withdrawn: number | undefined;
  /** of those who wait, how many have nobody who can sign in */
  readonly withoutAccount: number | undefined;
};
export type EditionInvitations = {
  readonly unauthorised: Unauthorised;
  readonly funnel: InvitationFunnel;
  /** what the edition's rules look at */
  readonly asks: readonly GrantableCategory[];
};

/**
 * How far a bank's invitations of an edition have come. null for a list of the platform's own, where no
 * bank is meant.
 * @throws AppError not-found
 */
export async function editionInvitations(
  scope: BankScope | OperatorScope,
  input: { readonly editionId: bigint; readonly now?: Instant },
): Promise<EditionInvitations | null> {
  const now = input.now ?? instant(new Date());
  const own = await ownEdition(scope, input.editionId);
  const bankId = scope.kind === 'bank' ? scope.bankId : own.edition.whitelist.bankId;
  if (bankId === null) return null;
  const counts = await invitationCounts(bankId, own.edition.id, now);
  return {
    unauthorised: await unauthorisedMembers(own, bankId, now),
    funnel: scope.kind === 'bank' ? funnelForBank(counts) : { invited: total(counts), ...counts },
    asks: askedCategories(own.definition),
  };
}

function total({ sent, seen, granted, declined, expired, withdrawn }: InvitationCounts): number {
  return sent + seen + granted + declined + expired + withdrawn;
}

/**
 * Who granted is known by name: what is left of the invited is a sum the bank can work out, and its parts are
 * veiled against that sum.
 */
export function funnelForBank(counts: InvitationCounts): InvitationFunnel {
  const invited = total(counts);
  const { granted, withoutAccount } = counts;
  const silent = invited - granted;
  const parts = [counts.sent, counts.seen, counts.declined, counts.expired, counts.withdrawn];
  const [sent, seen, declined, expired, withdrawn] = veiledCounts(parts);
  return {
    invited: silent > 0 && silent < SMALLEST_CELL ? undefined : invited,
    granted,
    ...{ sent, seen, declined, expired, withdrawn },
    withoutAccount: sent === undefined || seen === undefined ? undefined : apart(withoutAccount, sent, seen),
  };
}

/** Shown where neither it nor what it leaves, of those who have not looked and of all who wait, is small. */
function apart(n: number, sent: number, seen: number): number | undefined {
  const small = (count: number) => count > 0 && count < SMALLEST_CELL;
  return n < SMALLEST_CELL || small(Math.abs(sent - n)) || small(sent + seen - n) ? undefined : n;
}
