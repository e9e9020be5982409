import { z } from 'zod';
import { PRODUCT_KINDS, type ProductKind } from './domain/product';

const kinds = Object.keys(PRODUCT_KINDS) as [ProductKind, ...ProductKind[]];

/** Amounts in 分. */
export const productMarketSchema = z.strictObject({
  kind: z.enum(kinds).optional(),
  district: z
    .string()
    .regex(/^1201\d{2}$/)
    .optional(),
  noCollateral: z.boolean().optional(),
  text: z.string().max(50).optional(),
  amount: z.int().positive().max(100_000_000_000_00).optional(),
  termMonths: z.int().min(1).max(360).optional(),
  sort: z.enum(['cost', 'amount', 'speed']).optional(),
});
export const productDetailSchema = z.strictObject({
  code: z.string().max(48),
  amount: z.int().positive().max(100_000_000_000_00).default(100_000_000),
  termMonths: z.int().min(1).max(360).default(12),
});
