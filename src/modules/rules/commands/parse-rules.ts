import { AppError } from '@/kernel/errors';
import { checkRules } from '../domain/check-rules';
import type { Rule } from '../domain/expr';
import { termOf } from '../domain/vocabulary';
import { DEEPEST, rulesSchema } from '../schema';

/** Rules as they may be kept. @throws AppError invalid `rules-malformed`, with every problem in words */
export function parseRules(rules: readonly Rule[]): Rule[] {
  const parsed = rulesSchema.safeParse(rules);
  const problems = parsed.success
    ? checkRules(parsed.data, termOf, DEEPEST).map((p) => `${p.rule}：${p.words}`)
    : parsed.error.issues.map((i) =>
        [...(i.path.length > 0 ? [i.path.join('.')] : []), i.message].join('：'),
      );
  if (!parsed.success || problems.length > 0)
    throw new AppError('invalid', 'rules-malformed', `规则有误，未保存。请更正：${problems.join('；')}`);
  return parsed.data;
}
