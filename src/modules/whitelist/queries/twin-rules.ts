import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { type RuleSetVersion, ruleSetVersions } from '@/modules/rules/queries/rule-set-versions';
import { whitelistOf } from './twin-plan';

/** The kept rule versions of an own list, newest first: each may be played as a draft. @throws AppError not-found */
export async function twinRules(scope: BankScope | OperatorScope, code: string): Promise<RuleSetVersion[]> {
  await whitelistOf(scope, code);
  return ruleSetVersions(`whitelist:${code}`);
}
