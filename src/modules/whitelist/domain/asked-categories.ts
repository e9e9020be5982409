import { GRANTABLE, type GrantableCategory } from '@/modules/consent/domain/consent';
import { featureOf } from '@/modules/features/domain/catalogue';
import type { Expr } from '@/modules/rules/domain/expr';
import type { WhitelistDefinition } from './definition';

function featuresIn(expr: Expr): string[] {
  if ('args' in expr) return expr.args.flatMap(featuresIn);
  if ('arg' in expr) return featuresIn(expr.arg);
  return [expr.feature];
}

/** The categories a definition's rules look at: what a bank has reason to ask for, no more (数据最小必要). */
export function askedCategories({ rules }: Pick<WhitelistDefinition, 'rules'>): GrantableCategory[] {
  const categories = rules.flatMap((r) => featuresIn(r.when)).map((f) => featureOf(f)?.consent);
  const asked = categories.filter((c): c is GrantableCategory => c !== undefined && c in GRANTABLE);
  return [...new Set(asked)].sort();
}
