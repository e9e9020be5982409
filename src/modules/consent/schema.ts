import { z } from 'zod';
import { GRANTABLE, type GrantableCategory } from './domain/consent';

const id = z.union([z.bigint(), z.string().regex(/^\d{1,19}$/)]).transform((v) => BigInt(v));
const categories = Object.keys(GRANTABLE) as [GrantableCategory, ...GrantableCategory[]];

/** `months` from now; the server sets both ends by its own clock. */
export const grantConsentSchema = z.strictObject({
  bankId: id,
  categories: z.array(z.enum(categories)).max(categories.length),
  purpose: z.string().max(255),
  months: z.int().min(1).max(36),
});
export const revokeConsentSchema = z.strictObject({ consentId: id });
export const recordReadSchema = z.strictObject({
  enterpriseId: id,
  categories: z.array(z.enum(categories)).min(1),
  purpose: z.string().min(1).max(255),
});
