import { tianjinDay } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { GRANTABLE, type GrantableCategory } from '@/modules/consent/domain/consent';
import { featureOf } from '@/modules/features/domain/catalogue';
import { featuresOf } from '@/modules/matching/domain/facts';
import type { NeedTerms } from '@/modules/matching/domain/need';
import { type MatchedProduct, matchEnterprise } from '@/modules/matching/queries/match-enterprise';
import { limitFeatures } from '@/modules/products/domain/limit';
import type { MatchFound } from '../domain/match-found';

export type ProductChoice = {
  readonly code: string;
  readonly versionId: bigint;
  readonly bankId: bigint;
  readonly match: MatchFound;
};

/** What the product's rules and limit read that needs a grant, in the order of the grants. */
function asksOf({ rules, terms }: MatchedProduct): GrantableCategory[] {
  const keys = [...rules.flatMap((r) => featuresOf(r.rule.when)), ...limitFeatures(terms.limit)];
  const read = new Set<string | undefined>(keys.map((key) => featureOf(key)?.consent));
  return (Object.keys(GRANTABLE) as GrantableCategory[]).filter((category) => read.has(category));
}

/**
 * The products an enterprise can apply for with a need: those it meets, then those a person must look at, in
 * the order of its wish. One it does not meet is no choice: the way to it is on the page of the match.
 */
export async function productChoices(
  scope: EnterpriseScope,
  need: NeedTerms,
  snapshot?: string,
): Promise<ProductChoice[]> {
  const { enterpriseId } = scope;
  const found = await matchEnterprise(scope, { enterpriseId, need, snapshot, today: tianjinDay(new Date()) });
  return [...found.eligible, ...found.referred].map((p) => ({
    code: p.code,
    versionId: p.versionId,
    bankId: p.bankId,
    match: {
      product: p.terms.name,
      bank: p.terms.bank,
      outcome: p.outcome === 'pass' ? 'pass' : 'refer',
      ...(p.offer?.limit !== undefined && { limit: p.offer.limit }),
      ...(p.offer && { rate: p.offer.rate, allIn: p.offer.cost.allIn.effective }),
      decisionDays: p.terms.decisionDays,
      amount: { min: p.terms.amount.min, max: p.terms.amount.max },
      termMonths: p.terms.termMonths,
      upfrontFeeBp: p.terms.price.upfrontFeeBp,
      guaranteeFeeBp: p.terms.price.guaranteeFeeBp,
      methods: p.terms.repayment,
      asks: asksOf(p),
    },
  }));
}
