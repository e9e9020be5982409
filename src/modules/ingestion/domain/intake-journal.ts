import { z } from 'zod';
import { SOURCE_KEYS } from './source';

/** Tables whose ids are given out while a batch settles. */
export const NUMBERED = ['enterprise', 'quarantine_row'] as const;
export type NumberedTable = (typeof NUMBERED)[number];

const id = z.string().regex(/^[1-9]\d{0,18}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const at = z.iso.datetime({ precision: 3 });
const count = z.int().nonnegative();
const runs = z.array(z.tuple([z.int().positive(), z.int().positive()]));
const madeIds = z.strictObject({ enterprise: runs, quarantine_row: runs });

export type MadeIds = z.infer<typeof madeIds>;
/** first and last id of a run without a gap */
export type IdRun = MadeIds['enterprise'][number];

/** One file taken in, or refused whole, with everything needed to take it in again. */
export const batchLine = z.strictObject({
  kind: z.literal('batch'),
  id,
  status: z.enum(['done', 'refused', 'failed']),
  source: z.enum(SOURCE_KEYS),
  profile: z.string(),
  /** null: taken in before mappings were kept; the installed one is used */
  profileSha256: sha256.nullable(),
  fileName: z.string(),
  fileSha256: sha256,
  fileBytes: count,
  knownAt: at.nullable(),
  publishedOn: z.iso.date().nullable(),
  coverage: z.enum(['complete', 'partial']),
  startedBy: z.string(),
  startedAt: at,
  finishedAt: at.nullable(),
  read: count,
  accepted: count,
  duplicate: count,
  superseded: count,
  unmatched: count,
  quarantined: count,
  error: z.string().nullable(),
  madeIds,
  /** the refused row whose correction this is */
  corrects: z.strictObject({ id, resolution: z.string(), by: z.string(), at }).nullable(),
});
export type BatchLine = z.infer<typeof batchLine>;

/** A refused row that was closed without being taken in. */
export const dismissalLine = z.strictObject({
  kind: z.literal('dismissal'),
  id,
  remark: z.string(),
  by: z.string(),
  at,
});
export type DismissalLine = z.infer<typeof dismissalLine>;

export const INTAKE_COUNTS = [
  'read',
  'accepted',
  'duplicate',
  'superseded',
  'unmatched',
  'quarantined',
] as const satisfies readonly (keyof BatchLine)[];
