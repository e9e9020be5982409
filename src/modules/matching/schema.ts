import { z } from 'zod';
import { WISHES, type Wish } from './domain/need';

const wishes = Object.keys(WISHES) as [Wish, ...Wish[]];

/** Amount in 分: 1 万元 to 100 亿元. */
export const needSchema = z.strictObject({
  amount: z.int().min(1_000_000).max(1_000_000_000_000),
  termMonths: z.int().min(1).max(360),
  purpose: z.string().max(255).default('经营周转'),
  wish: z.enum(wishes).default('cost'),
});
const snapshot = z.string().max(40).optional();
export const matchSchema = z.strictObject({ need: needSchema, snapshot });
export const pathSchema = z.strictObject({ need: needSchema, code: z.string().max(64), snapshot });

const code = z.string().regex(/^[a-z0-9-]{1,48}$/);
const district = z.string().regex(/^1201\d{2}$/);
const loans = z.int().min(0).max(1_000_000);
/** Sums in 分, up to 1 万亿元. */
const money = z.int().min(0).max(100_000_000_000_000);
export const directedSchema = z.strictObject({
  bankLoans: z.record(code, loans).default({}),
  productLoans: z.record(code, loans).default({}),
  bankMoney: z.record(code, money).default({}),
  districtLoans: z.record(district, loans).default({}),
  districtMoney: z.record(district, money).default({}),
});
export const planIdSchema = z.strictObject({
  planId: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt),
});
export const PLAN_FORMATS = ['xlsx', 'csv', 'json'] as const;
export type PlanFormat = (typeof PLAN_FORMATS)[number];
export const planExportSchema = planIdSchema.extend({ format: z.enum(PLAN_FORMATS) });
