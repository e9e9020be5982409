import { z } from 'zod';
import { rowIdSchema as id } from '@/kernel/row-id';
import type { Expr, Rule } from './domain/expr';

/** Bounds of the language: a rule a person can still read, and evaluation that cannot be made slow on purpose. */
export const MOST_RULES = 50;
export const DEEPEST = 6;
export const MOST_VALUES = 1_000;
/** of one 且 or 或 */
const MOST_ARGS = 20;
/** comparisons and connectives of a whole rule set */
export const MOST_NODES = 500;

const feature = z.string().min(1).max(64);
const operand = z.union([z.number(), z.string().max(64)]);

/** The shape of an expression; whether it makes sense is `domain/check-rules.ts`. */
const exprSchema: z.ZodType<Expr> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ op: z.enum(['gte', 'gt', 'lte', 'lt', 'eq', 'ne']), feature, value: operand }),
      z.strictObject({ op: z.enum(['in', 'notIn']), feature, values: z.array(operand).max(MOST_VALUES) }),
      z.strictObject({ op: z.literal('between'), feature, from: z.number(), to: z.number() }),
      z.strictObject({ op: z.literal('known'), feature }),
      z.strictObject({
        op: z.enum(['and', 'or']),
        args: z.array(exprSchema).min(1, '一组至少要有一个条件').max(MOST_ARGS),
      }),
      z.strictObject({ op: z.literal('not'), arg: exprSchema }),
    ],
    '条件的写法不对：请核对比较方式、指标与取值',
  ),
);

export const ruleSchema: z.ZodType<Rule> = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+([-:][a-z0-9]+)*$/, '规则编号只用小写字母、数字与连字符')
    .max(64),
  label: z.string().trim().min(1, '规则要有名称').max(128, '规则名称最多 128 个字'),
  when: exprSchema,
  onUnknown: z.enum(['fail', 'pass', 'refer']),
  hard: z.boolean(),
  actionable: z.boolean().optional(),
});

/** Depth and size of what is not yet rules, without recursion: the schema of an expression recurses. */
function boundsBroken(rules: unknown): { readonly path: (string | number)[]; readonly message: string }[] {
  if (Array.isArray(rules) && rules.length > MOST_RULES)
    return [{ path: [], message: `一套规则最多 ${MOST_RULES} 条，这里有 ${rules.length} 条，请合并或删减` }];
  let nodes = 0;
  for (const [at, rule] of Array.isArray(rules) ? rules.entries() : []) {
    const open: { value: unknown; depth: number }[] = [{ value: rule?.when, depth: 1 }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { value, depth } = next;
      if (value === null || typeof value !== 'object') continue;
      if (depth > DEEPEST)
        return [{ path: [at, 'when'], message: `条件嵌套超过 ${DEEPEST} 层，请拆成几条规则` }];
      if ('values' in value && Array.isArray(value.values) && value.values.length > MOST_VALUES)
        return [
          {
            path: [at, 'when'],
            message: `一个条件最多列 ${MOST_VALUES} 个取值，此条有 ${value.values.length} 个，请删减或改用别的指标`,
          },
        ];
      if ('args' in value && Array.isArray(value.args) && value.args.length > MOST_ARGS)
        return [
          {
            path: [at, 'when'],
            message: `一组最多 ${MOST_ARGS} 个条件，此组有 ${value.args.length} 个，请拆成几组`,
          },
        ];
      nodes += 1;
      if (nodes > MOST_NODES) return [{ path: [], message: `规则中的条件超过 ${MOST_NODES} 个，请删减` }];
      if ('arg' in value) open.push({ value: value.arg, depth: depth + 1 });
      if ('args' in value && Array.isArray(value.args))
        for (const arg of value.args) open.push({ value: arg, depth: depth + 1 });
    }
  }
  return [];
}

export const rulesSchema = z
  .unknown()
  .superRefine((rules, context) => {
    for (const broken of boundsBroken(rules)) context.addIssue({ code: 'custom', ...broken });
  })
  .pipe(z.array(ruleSchema, '规则应为一个数组').min(1, '至少要有一条规则'));

/** which snapshot and which scores; default the latest */
export const momentShape = {
  snapshotId: z.string().max(40).optional(),
  scoreRunId: z.string().max(64).optional(),
};

export const screenSchema = z.strictObject({
  rules: rulesSchema,
  /** rules to compare with, such as those in force */
  against: rulesSchema.optional(),
  ...momentShape,
});

const draftName = z.string().trim().min(1, '请给草稿起个名称').max(64, '草稿名称最多 64 个字');
export const draftIdSchema = z.strictObject({ id });
export const createDraftSchema = z.strictObject({
  name: draftName,
  base: z.string().regex(/^(template|product|rule-set):[a-z0-9-]{1,64}$/, '规则的来处不对'),
  rules: rulesSchema,
});
/** rules, a name, or both */
export const saveDraftSchema = z.strictObject({
  id,
  version: z.int().min(1),
  rules: rulesSchema.optional(),
  name: draftName.optional(),
});
export const histogramsSchema = z.strictObject({
  features: z.array(feature).min(1).max(MOST_NODES),
  snapshotId: momentShape.snapshotId,
});
