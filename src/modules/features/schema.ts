import { z } from 'zod';
import { CATALOGUE } from './domain/catalogue';

const KEYS = new Set(CATALOGUE.map((f) => f.key));
export const featureKeySchema = z.string().refine((key) => KEYS.has(key), '没有这个指标');
export const snapshotIdSchema = z.string().regex(/^S-\d{8}-[0-9a-f]{10}$/, '不是快照编号');
export const enterpriseIdSchema = z.union([
  z.bigint().positive(),
  z
    .string()
    .regex(/^[1-9]\d{0,18}$/, '不是企业编号')
    .transform(BigInt),
]);

export const explainFeatureSchema = z.strictObject({
  feature: featureKeySchema,
  snapshot: snapshotIdSchema.optional(),
  limit: z.int().min(1).max(1000).default(200),
});
export const explainForSchema = explainFeatureSchema.extend({ enterpriseId: enterpriseIdSchema });
export const profileSchema = z.strictObject({ snapshot: snapshotIdSchema.optional() });
