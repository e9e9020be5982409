import { z } from 'zod';
import { limitDepth, limitExprSchema } from './limit';
import { PRODUCT_KINDS, type ProductKind, type ProductTerms, REPAYMENT_METHOD_KEYS } from './product';

const bp = (min: number, max: number) =>
  z
    .int()
    .min(min)
    .max(max)
    .transform((v) => v as ProductTerms['price']['upfrontFeeBp']);
const amount = z
  .int()
  .positive()
  .max(100_000_000_000_00)
  .transform((v) => v as ProductTerms['amount']['min']);
const KINDS = Object.keys(PRODUCT_KINDS) as [ProductKind, ...ProductKind[]];

/**
 * Terms of one product version as data. Bounds: spreads −300…2000 bp (民间借贷 above 4 × LPR is
 * unlawful, 法释〔2020〕17号, banks stay far below), fees ≤ 10 %, term ≤ 30 years, amounts in 分.
 */
export const productTermsSchema: z.ZodType<ProductTerms> = z
  .strictObject({
    bank: z.string().min(1).max(128),
    kind: z.enum(KINDS),
    name: z.string().min(1).max(128),
    provenance: z.string().min(1).max(500),
    example: z.boolean(),
    districts: z.array(z.string().regex(/^1201\d{2}$/)).max(16),
    amount: z.strictObject({ min: amount, max: amount }),
    termMonths: z.strictObject({ min: z.int().min(1).max(360), max: z.int().min(1).max(360) }),
    price: z.strictObject({
      lprTenor: z.enum(['1Y', '5Y']),
      spreadByGrade: z.record(z.string().regex(/^[A-E]$/), bp(-300, 2000)),
      spreadUngraded: bp(-300, 2000),
      upfrontFeeBp: bp(0, 1000),
      guaranteeFeeBp: bp(0, 1000),
    }),
    repayment: z.array(z.enum(REPAYMENT_METHOD_KEYS)).min(1),
    guarantee: z.string().min(1).max(200),
    collateral: z.boolean(),
    limit: limitExprSchema,
    materials: z.array(z.string().min(1).max(100)).max(30),
    decisionDays: z.int().min(1).max(60),
    quota: z
      .strictObject({ loans: z.int().min(0).max(1_000_000), period: z.enum(['month', 'quarter', 'year']) })
      .optional(),
  })
  .refine((t) => t.amount.min <= t.amount.max, { path: ['amount'], message: '最低额度高于最高额度' })
  .refine((t) => t.termMonths.min <= t.termMonths.max, {
    path: ['termMonths'],
    message: '最短期限长于最长期限',
  })
  .refine((t) => Object.keys(t.price.spreadByGrade).length > 0, {
    path: ['price', 'spreadByGrade'],
    message: '至少服务一个信用等级',
  })
  .refine((t) => limitDepth(t.limit) <= 8, { path: ['limit'], message: '额度公式嵌套超过 8 层' });
