import { z } from 'zod';
import type { Expr, Rule } from './domain/expr';

/** Bounds of the language: a rule a person can still read, and evaluation that cannot be made slow on purpose. */
export const MOST_RULES = 50;
export const DEEPEST = 6;
export const MOST_VALUES = 1_000;
/** comparisons and connectives of a whole rule set */
export const MOST_NODES = 500;

const feature = z.string().min(1).max(64);
const operand = z.union([z.number(), z.string().max(64)]);

/** The shape of an expression; whether it makes sense is `domain/check-rules.ts`. */
const exprSchema: z.ZodType<Expr> = z.lazy(() =>
  z.union([
    z.strictObject({ op: z.enum(['gte', 'gt', 'lte', 'lt', 'eq', 'ne']), feature, value: operand }),
    z.strictObject({ op: z.enum(['in', 'notIn']), feature, values: z.array(operand).max(MOST_VALUES) }),
    z.strictObject({ op: z.literal('between'), feature, from: z.number(), to: z.number() }),
    z.strictObject({ op: z.literal('known'), feature }),
    z.strictObject({ op: z.enum(['and', 'or']), args: z.array(exprSchema).min(1).max(20) }),
    z.strictObject({ op: z.literal('not'), arg: exprSchema }),
  ]),
);

export const ruleSchema: z.ZodType<Rule> = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+([-:][a-z0-9]+)*$/, '规则编号只用小写字母、数字与连字符')
    .max(64),
  label: z.string().trim().min(1).max(128),
  when: exprSchema,
  onUnknown: z.enum(['fail', 'pass', 'refer']),
  hard: z.boolean(),
  actionable: z.boolean().optional(),
});

/** Depth and size of what is not yet rules, without recursion: the schema of an expression recurses. */
function boundsBroken(rules: unknown): { readonly path: (string | number)[]; readonly message: string }[] {
  let nodes = 0;
  for (const [at, rule] of Array.isArray(rules) ? rules.entries() : []) {
    const open: { value: unknown; depth: number }[] = [{ value: rule?.when, depth: 1 }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { value, depth } = next;
      if (value === null || typeof value !== 'object') continue;
      if (depth > DEEPEST)
        return [{ path: [at, 'when'], message: `条件嵌套超过 ${DEEPEST} 层，请拆成几条规则` }];
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
  .pipe(z.array(ruleSchema).min(1, '至少要有一条规则').max(MOST_RULES));

export const screenSchema = z.strictObject({
  rules: rulesSchema,
  /** rules to compare with, such as those in force */
  against: rulesSchema.optional(),
  snapshotId: z.string().max(40).optional(),
});
export const histogramsSchema = z.strictObject({
  features: z.array(feature).min(1).max(MOST_RULES),
  snapshotId: z.string().max(40).optional(),
});
