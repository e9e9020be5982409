import { instant } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { recordDataRead } from '@/modules/consent/commands/record-data-read';
import { GRANTABLE, type GrantableCategory } from '@/modules/consent/domain/consent';
import { liveGrants } from '@/modules/consent/queries/live-grants';
import { systemScope } from '@/server/scopes';
import { categoriesSeen, type VeiledScore, veilScore } from '../domain/veiled-score';
import { explainScore } from './explain-score';
import { loadModel } from './load-model';

/**
 * The score of an enterprise that stands in a bank's own list, no further than its values: the bank
 * reads public data of everybody and the others under a live grant for their category, and the
 * enterprise sees that it looked (征信业管理条例 18), as for the facts of a member. Who is a member is
 * for the caller to have shown: nothing here says that the bank may look at this enterprise at all.
 * @param input.purpose what the enterprise reads in its log
 * @throws AppError as explainScore; forbidden when a grant ended in between
 */
export async function explainForBank(
  scope: BankScope | OperatorScope,
  input: {
    readonly enterpriseId: bigint;
    readonly snapshotId: string;
    readonly runId: string;
    readonly purpose: string;
  },
): Promise<VeiledScore> {
  const { purpose, ...asked } = input;
  // the whole explanation stays here; what leaves is veiled below
  const told = await explainScore(scope.kind === 'operator' ? scope : systemScope(), asked);
  if (told.state === 'not-scored') return told;
  const { manifest, scorecard } = await loadModel({ name: told.model, version: told.version });
  const card = { features: scorecard?.features ?? [], sources: manifest.sources };
  if (scope.kind === 'operator') return veilScore(told, card, () => true);
  const grants = await liveGrants(scope.bankId, asked.enterpriseId, instant(new Date()));
  const granted = new Set(grants.flatMap((g) => g.categories));
  const score = veilScore(told, card, (c) => c !== undefined && (c === 'public' || granted.has(c)));
  const categories = categoriesSeen(score).filter((c): c is GrantableCategory => c in GRANTABLE);
  if (categories.length > 0)
    await recordDataRead(scope, { enterpriseId: asked.enterpriseId, categories, purpose });
  return score;
}
