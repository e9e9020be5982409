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
  /** ids of the rules that stopped it where it is not listed, or referred it where it is */
  readonly rules: readonly string[];
};

/** Ids of the rules that say `outcome`, in the order of the set. */
export function rulesSaying(outcome: 'fail' | 'refer', verdict: RuleSetVerdict | undefined): string[] {
  return verdict?.rules.filter((r) => r.outcome === outcome).map((r) => r.rule.id) ?? [];
}

/**
 * What brought it in or out. @param sameRulesOtherData verdict of the *unlisted* side's rules over the listed
 * side's data: when it fails too, the rules made the difference, else the data did
 */
export function causeOf(unlisted: Standing, sameRulesOtherData: RuleSetVerdict | undefined): ChangeCause {
  if (unlisted.kind === 'absent') return 'absent';
  if (unlisted.kind === 'cut') return 'cap';
  return sameRulesOtherData?.outcome === 'fail' ? 'rules' : 'data';
}

/**
 * What turned a listed one from passing to referred, or back. @param oldRulesNewData when the old rules still
 * say what they said, the rules made the difference, else the data did
 */
export function causeOfTurn(was: 'pass' | 'refer', oldRulesNewData: RuleSetVerdict | undefined): ChangeCause {
  return oldRulesNewData?.outcome === was ? 'rules' : 'data';
}
