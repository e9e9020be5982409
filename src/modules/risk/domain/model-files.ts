import { z } from 'zod';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
/** Names become folders: nothing that could leave the models folder. */
export const modelName = key.max(40);
export const modelVersion = z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/);

/**
 * models/active.json: what a fresh installation starts with. The champion decides on enterprises, a
 * challenger is only scored beside it, a component is one source of the champion, and a receivable
 * model is asked about receivables.
 */
export const activeSchema = z.strictObject({
  champion: modelName,
  models: z
    .array(
      z.strictObject({
        name: modelName,
        version: modelVersion,
        role: z.enum(['champion', 'challenger', 'component', 'receivable']),
      }),
    )
    .min(1),
});

/** models/priors.json: PD of a portfolio before any evidence, dated; a district may have its own. */
export const priorsSchema = z
  .array(
    z.strictObject({
      portfolio: z.enum(['enterprise', 'receivable']),
      /** 行政区划代码; absent = every district without a line of its own */
      district: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      since: z.iso.date(),
      value: z.number().gt(0).lt(1),
      basis: z.string().min(1),
    }),
  )
  .min(1);

const sourceSchema = z.strictObject({
  key,
  label: z.string().min(1),
  /** trained: from real outcomes; expert: points set by judgement, and said to be so */
  basis: z.enum(['trained', 'expert']),
  /** share of the source's evidence that counts, 0–1 */
  weight: z.number().gt(0).max(1),
  basisWords: z.string().min(1),
  /** the source is unknown unless so many of its features are known */
  leastFeatures: z.int().positive(),
  /** and unless each of these is met; unknown never meets */
  needs: z.array(z.strictObject({ feature: key, atLeast: z.number(), words: z.string().min(1) })),
  words: z.string().min(1),
});

/** features.json: what the graph takes and gives, when a source is known, when the model abstains. */
export const manifestSchema = z
  .strictObject({
    name: modelName,
    version: modelVersion,
    label: z.string().min(1),
    subject: z.enum(['enterprise', 'receivable']),
    /** a scorecard gives points and evidence; trees give a PD alone and can only challenge */
    kind: z.enum(['scorecard', 'trees']),
    sha256: hex,
    /** columns of the input `x`: those with points first, then those only asked by needs */
    features: z.array(key).min(1),
    outputs: z.array(z.enum(['pd', 'score', 'points', 'evidence', 'known'])).min(2),
    sources: z.array(sourceSchema).min(1),
    /** fewer known sources of these: refer to a person */
    minSources: z.strictObject({ atLeast: z.int().positive(), of: z.array(key).min(1), words: z.string() }),
    /** a snapshot whose day is further back is not scored as today's */
    snapshotMaxAgeDays: z.int().positive(),
    score: z.strictObject({
      points: z.literal(600),
      odds: z.literal(50),
      pdo: z.literal(20),
      offset: z.number(),
      factor: z.number().positive(),
    }),
  })
  .refine(
    (m) => m.minSources.of.every((s) => m.sources.some((x) => x.key === s)),
    'minSources: no such source',
  )
  .refine(
    (m) => m.outputs.join() === (m.kind === 'scorecard' ? 'pd,score,points,evidence,known' : 'pd,score'),
    'outputs are not those of the kind',
  );

const cardFeature = z
  .strictObject({
    key,
    label: z.string(),
    unit: z.string(),
    source: key,
    edges: z.array(z.number()).min(1),
    points: z.array(z.number().gt(-512).lt(512)),
    missing: z.number(),
    /** whether the enterprise itself can change it */
    lever: z.boolean(),
    /** why it counts, in a sentence an owner understands */
    why: z.string().min(1),
    /** coefficient of the source's logistic; 1 for expert points */
    weight: z.number(),
    /** information value and counts over the training sample, last bin = missing; absent for expert points */
    iv: z.number().optional(),
    count: z.array(z.int().nonnegative()).optional(),
    bad: z.array(z.int().nonnegative()).optional(),
  })
  .refine((f) => f.points.length === f.edges.length + 1, 'one more bin than edges')
  .refine((f) => f.edges.every((e, i) => i === 0 || (f.edges[i - 1] as number) < e), 'edges must rise')
  .refine((f) => !f.count || f.count.length === f.edges.length + 2, 'one count per bin and one for missing');

const sampleSchema = z.strictObject({
  asOf: z.iso.date(),
  n: z.int(),
  bad: z.int(),
  fittedAuc: z.number(),
  digest: z.record(
    key,
    z.strictObject({ known: z.int(), sum: z.number(), squares: z.number(), byPosition: z.number() }),
  ),
});

/** scorecard.json: the bins as plain data, and sums over the training sample. */
export const scorecardSchema = z.strictObject({
  name: modelName,
  version: modelVersion,
  features: z.array(cardFeature).min(1),
  sample: sampleSchema.optional(),
});

export type ActiveModels = z.infer<typeof activeSchema>;
export type ModelRole = ActiveModels['models'][number]['role'];
export type Prior = z.infer<typeof priorsSchema>[number];
export type ModelManifest = z.infer<typeof manifestSchema>;
export type ModelSource = ModelManifest['sources'][number];
export type Scorecard = z.infer<typeof scorecardSchema>;
export type CardFeature = Scorecard['features'][number];
