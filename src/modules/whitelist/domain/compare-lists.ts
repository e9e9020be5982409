import type { RuleSetVerdict } from '@/modules/rules/domain/expr';

export type Standing =
  | { readonly kind: 'listed'; readonly outcome: 'pass' | 'refer'; readonly rank: number }
  /** not in the snapshot, or outside the districts and batches looked at */
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly rules: readonly string[] }
  | { readonly kind: 'cut' };

/** Why a standing differs: the enterprise's data, the rules, or the cap. */
export type ChangeCause = 'data' | 'rules' | 'absent' | 'cap';

export type Change = {
  readonly enterpriseId: bigint;
  readonly before: Standing;
  readonly after: Standing;
  readonly cause: ChangeCause;
  /** ids of the rules that stopped it on the side where it is not listed */
  readonly rules: readonly string[];
};

export function failedRules(verdict: RuleSetVerdict): string[] {
  return verdict.rules.filter((r) => r.outcome === 'fail').map((r) => r.rule.id);
}

/**
 * What made the difference. @param sameRulesOtherData verdict of the *unlisted* side's rules over the listed
 * side's data: when it fails too, the rules made the difference, else the data did
 */
export function causeOf(unlisted: Standing, sameRulesOtherData: RuleSetVerdict | undefined): ChangeCause {
  if (unlisted.kind === 'absent') return 'absent';
  if (unlisted.kind === 'cut') return 'cap';
  return sameRulesOtherData?.outcome === 'fail' ? 'rules' : 'data';
}
