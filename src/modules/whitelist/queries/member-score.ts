import type { BankScope, OperatorScope } from '@/kernel/permissions';
import type { VeiledScore } from '@/modules/risk/domain/veiled-score';
import { explainForBank } from '@/modules/risk/queries/explain-for-bank';
import { ownMember } from './own-member';

/**
 * What a member's score in its edition is made of: of the run the edition was built with, as far as the
 * member's data may be read.
 * @throws AppError not-found
 */
export async function memberScore(
  scope: BankScope | OperatorScope,
  input: { readonly editionId: bigint; readonly rank: number },
): Promise<VeiledScore> {
  const { edition, build, row } = await ownMember(scope, input);
  const { snapshotId, scoreRunId: runId } = build;
  if (runId === null) return { state: 'not-scored', snapshotId, why: ['这一期名单没有用评分'] };
  const purpose = `白名单“${edition.whitelist.name}”第 ${edition.number} 期的评分`;
  return explainForBank(scope, { enterpriseId: row.enterpriseId, snapshotId, runId, purpose });
}
