import { AppError } from '@/kernel/errors';
import { instant } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { recordDataRead } from '@/modules/consent/commands/record-data-read';
import { GRANTABLE, type GrantableCategory } from '@/modules/consent/domain/consent';
import { liveGrants } from '@/modules/consent/queries/live-grants';
import { featureOf } from '@/modules/features/domain/catalogue';
import type { Outcome, Rule } from '@/modules/rules/domain/expr';
import { termOf } from '@/modules/rules/domain/vocabulary';
import { exprWords, valueWords } from '@/modules/rules/labels';
import type { MemberReason } from '../domain/member';
import { type MemberLine, memberLine } from './edition-members';
import { fewPseudonyms, nameMembers } from './name-members';
import { ownMember } from './own-member';

export type MemberFact = {
  readonly feature: string;
  readonly label: string;
  /** undefined: not to be shown without the enterprise's authorisation for this category */
  readonly words: string | undefined;
};
export type MemberDetail = MemberLine & {
  readonly reasons: readonly {
    readonly rule: string;
    readonly words: string;
    readonly outcome: Outcome;
    readonly unknown: boolean;
    readonly facts: readonly MemberFact[];
  }[];
};

/**
 * Categories the scope may read the values of; undefined = all. 'public' needs nobody's leave once the name is
 * known; of a pseudonym a public register would tell whose capital and founding day these are.
 */
async function readable(
  scope: BankScope | OperatorScope,
  enterpriseId: bigint,
): Promise<ReadonlySet<string> | undefined> {
  if (scope.kind === 'operator') return undefined;
  const grants = await liveGrants(scope.bankId, enterpriseId, instant(new Date()));
  if (grants.length === 0) return new Set();
  return new Set(['public', ...grants.flatMap((g) => g.categories)]);
}

/**
 * One member with what every rule found. A bank sees values of non-public data only under a live grant for
 * their category, and the enterprise sees that it looked (征信业管理条例 18).
 * @throws AppError not-found
 */
export async function editionMember(
  scope: BankScope | OperatorScope,
  input: { readonly editionId: bigint; readonly rank: number },
): Promise<MemberDetail> {
  const own = await ownMember(scope, input);
  const { edition, definition, row } = own;
  const granted = await readable(scope, row.enterpriseId);
  const read = new Set<GrantableCategory>();
  const rules = new Map<string, Rule>(definition.rules.map((rule) => [rule.id, rule]));
  const factOf = ([feature, value]: [string, string | number | null]): MemberFact => {
    // a score is worked out from invoices
    const category = featureOf(feature)?.consent ?? 'invoice';
    const shown = granted === undefined || granted.has(category);
    if (shown && category in GRANTABLE) read.add(category as GrantableCategory);
    const label = termOf(feature)?.label ?? feature;
    return { feature, label, words: shown ? valueWords(feature, value ?? undefined) : undefined };
  };
  const reasons = (row.reasons as unknown as MemberReason[]).map(({ rule, outcome, unknown, facts }) => ({
    rule,
    words: exprWords((rules.get(rule) as Rule).when),
    outcome,
    unknown,
    facts: Object.entries(facts).map(factOf),
  }));
  if (scope.kind === 'bank' && read.size > 0) {
    const purpose = `白名单“${edition.whitelist.name}”第 ${edition.number} 期`;
    await recordDataRead(scope, { enterpriseId: row.enterpriseId, categories: [...read], purpose });
  }
  const name = (await nameMembers(scope, [row.enterpriseId], await fewPseudonyms(scope, own))).get(
    row.enterpriseId,
  );
  if (!name) throw new AppError('not-found', 'enterprise-unknown', '平台没有这家企业的登记。');
  return { ...memberLine(row, name), reasons };
}
