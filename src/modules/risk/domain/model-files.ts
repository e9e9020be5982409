import { z } from 'zod';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
/** Names become folders: nothing that could leave the models folder. */
export const modelName = key.max(40);
export const modelVersion = z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/);

/** models/active.json: which model decides, which ones are only scored beside it. */
export const activeSchema = z.strictObject({
  champion: modelName,
  models: z
    .array(
      z.strictObject({ name: modelName, version: modelVersion, role: z.enum(['champion', 'challenger']) }),
    )
    .min(1),
});

/** features.json: what the graph takes and gives, and when the model abstains. */
export const manifestSchema = z.strictObject({
  name: modelName,
  version: modelVersion,
  label: z.string().min(1),
  sha256: hex,
  input: z.strictObject({ name: z.string(), type: z.literal('float64'), features: z.array(key).min(1) }),
  outputs: z.tuple([z.literal('points'), z.literal('logit'), z.literal('pd'), z.literal('score')]),
  minKnown: z.array(z.strictObject({ feature: key, atLeast: z.number(), words: z.string().min(1) })).min(1),
  prior: z.strictObject({ value: z.number().gt(0).lt(1), since: z.iso.date(), basis: z.string() }),
  score: z.strictObject({
    points: z.literal(600),
    odds: z.literal(50),
    pdo: z.literal(20),
    offset: z.number(),
    factor: z.number().positive(),
  }),
});

const cardFeature = z
  .strictObject({
    key,
    label: z.string(),
    unit: z.string(),
    edges: z.array(z.number()).min(1),
    points: z.array(z.number()),
    missing: z.number(),
    weight: z.number(),
    iv: z.number(),
    count: z.array(z.int().nonnegative()),
    bad: z.array(z.int().nonnegative()),
  })
  .refine((f) => f.points.length === f.edges.length + 1, 'one more bin than edges')
  .refine((f) => f.edges.every((e, i) => i === 0 || (f.edges[i - 1] as number) < e), 'edges must rise');

/** scorecard.json: the bins as plain data, and sums over the training sample. */
export const scorecardSchema = z.strictObject({
  name: modelName,
  version: modelVersion,
  base: z.number(),
  features: z.array(cardFeature).min(1),
  sample: z.strictObject({
    asOf: z.iso.date(),
    n: z.int(),
    bad: z.int(),
    fittedAuc: z.number(),
    digest: z.record(
      key,
      z.strictObject({ known: z.int(), sum: z.number(), squares: z.number(), byPosition: z.number() }),
    ),
  }),
});

export type ActiveModels = z.infer<typeof activeSchema>;
export type ModelManifest = z.infer<typeof manifestSchema>;
export type Scorecard = z.infer<typeof scorecardSchema>;
export type CardFeature = Scorecard['features'][number];
