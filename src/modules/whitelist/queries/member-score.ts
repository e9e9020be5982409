import { instant } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { consentedEnterprises } from '@/modules/consent/queries/consented-enterprises';
import type { VeiledScore } from '@/modules/risk/domain/veiled-score';
import { explainForBank } from '@/modules/risk/queries/explain-for-bank';
import { fewPseudonyms } from './name-members';
import { ownMember } from './own-member';

/**
 * What a member's score in its edition is made of: of the run the edition was built with, as far as the
 * member's data may be read. Of a pseudonym the ranges its public values lie in, never the values: a register
 * would tell whose they are.
 * @throws AppError not-found
 */
export async function memberScore(
  scope: BankScope | OperatorScope,
  input: { readonly editionId: bigint; readonly rank: number },
): Promise<VeiledScore> {
  const own = await ownMember(scope, input);
  const { edition, build, row } = own;
  const { snapshotId, scoreRunId: runId } = build;
  if (runId === null) return { state: 'not-scored', snapshotId, why: ['这一期名单没有用评分'] };
  const purpose = `白名单“${edition.whitelist.name}”第 ${edition.number} 期的评分`;
  const asked = { enterpriseId: row.enterpriseId, snapshotId, runId, purpose };
  if (scope.kind === 'operator') return explainForBank(scope, asked);
  const granted = await consentedEnterprises(scope.bankId, [row.enterpriseId], instant(new Date()));
  if (granted.has(row.enterpriseId)) return explainForBank(scope, asked);
  if (await fewPseudonyms(scope, own))
    return { state: 'not-scored', snapshotId, why: ['这一期未授权企业不足 10 户，不显示其评分'] };
  return inRanges(await explainForBank(scope, asked));
}

function inRanges(told: VeiledScore): VeiledScore {
  if (told.state === 'not-scored') return told;
  const sources = told.sources.map((source) => ({
    ...source,
    lines: source.lines.map((line) =>
      line.seen
        ? { ...line, seen: { ...line.seen, valueText: line.bins[line.seen.bin]?.words ?? '' } }
        : line,
    ),
  }));
  if (told.state === 'refer') return { ...told, sources };
  const reasons = told.reasons.map((r) => ({
    ...r,
    value: undefined,
    valueText: r.bin,
    words: `${r.label}在“${r.bin}”一档，比最好的一档少 ${r.loss.toFixed(1)} 分`,
  }));
  return { ...told, sources, reasons };
}
