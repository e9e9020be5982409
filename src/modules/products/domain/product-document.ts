import { z } from 'zod';
import type { Rule } from '@/modules/rules/domain/expr';
import type { ProductTerms } from './product';
import { productTermsSchema } from './product-terms';

/** One product as a file: terms and rules together, the way a bank hands them in. */
export type ProductDocument = {
  readonly code: string;
  readonly bank: string;
  readonly terms: ProductTerms;
  readonly rules: readonly Rule[];
};

/** The rules are checked by `rules` itself when they are saved; here only that they are a list. */
export const productDocumentSchema: z.ZodType<ProductDocument> = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(48),
  bank: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .max(32),
  terms: productTermsSchema,
  rules: z.array(z.custom<Rule>((v) => typeof v === 'object' && v !== null && 'when' in v)).max(50),
});
