import type { RowDataPacket } from 'mysql2';
import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { sendInvitations } from '@/modules/consent/commands/send-invitations';
import type { GrantableCategory } from '@/modules/consent/domain/consent';
import { pool } from '@/server/db';
import { veiledCounts } from '../domain/veiled-counts';
import { ownEdition } from '../queries/own-edition';

/** Counts are `undefined` where a bank could tell single enterprises by them. */
export type InvitedMembers = {
  /** to be answered before */
  readonly until: Instant;
  /** without a grant to the bank: the others are parts of it */
  readonly unauthorised: number;
  readonly sent: number | undefined;
  /** invited before: waiting for their answer, or not to be asked again yet */
  readonly already: number | undefined;
  /** asked by as many banks as may ask at once */
  readonly full: number | undefined;
};

/**
 * The platform invites the members of an edition who have not authorised the bank. The bank learns how many,
 * never who. The same again sends nothing.
 * @param input.whom all members, or those that pass
 * @param input.bankId the inviting bank, where the platform invites from a list of its own
 * @throws AppError not-found, invalid (categories, purpose, months; bank not named), unavailable
 */
export async function inviteMembers(
  scope: BankScope | OperatorScope,
  input: {
    readonly editionId: bigint;
    readonly whom: 'all' | 'pass';
    readonly categories: readonly GrantableCategory[];
    readonly purpose: string;
    readonly months: number;
    readonly bankId?: bigint;
    readonly now?: Instant;
  },
): Promise<InvitedMembers> {
  const { editionId, whom, categories, purpose, months } = input;
  const now = input.now ?? instant(new Date());
  const { edition } = await ownEdition(scope, editionId);
  const bankId = scope.kind === 'bank' ? scope.bankId : (edition.whitelist.bankId ?? input.bankId);
  if (bankId === undefined)
    throw new AppError('invalid', 'inviting-bank-missing', '这是平台的名单，请写明替哪家银行邀请。');
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT enterprise_id AS id FROM whitelist_member
      WHERE edition_id = ?${whom === 'pass' ? " AND outcome = 'pass'" : ''}`,
    [String(edition.id)],
  );
  const enterpriseIds = rows.map((row) => BigInt(row.id));
  const told = await sendInvitations(scope, {
    ...{ bankId, editionId: edition.id, enterpriseIds, categories, purpose, months, now },
  });
  const counts = [told.sent, told.already + told.resting, told.full] as const;
  const [sent, already, full] = scope.kind === 'bank' ? veiledCounts(counts) : counts;
  return {
    until: told.until,
    unauthorised: enterpriseIds.length - told.authorised,
    ...{ sent, already, full },
  };
}
