import { z } from 'zod';
import { type BatchLine, batchLine, dismissalLine } from '@/modules/ingestion/domain/intake-journal';

const id = z.string().regex(/^[1-9]\d{0,18}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const at = z.iso.datetime({ precision: 3 });
const count = z.int().nonnegative();
const text = z.string();

const ruleSetLine = z.strictObject({
  kind: z.literal('rule-set'),
  id,
  code: text,
  version: z.int().positive(),
  sha256,
  rules: z.array(z.unknown()),
  createdBy: text,
  createdAt: at,
});

const activationLine = z.strictObject({
  kind: z.literal('model-activation'),
  id,
  model: text,
  version: text,
  sha256,
  status: z.enum(['proposed', 'approved', 'rejected']),
  note: text,
  comparison: z.record(text, z.unknown()),
  proposedBy: text,
  proposedAt: at,
  decidedBy: text.nullable(),
  decidedAt: at.nullable(),
  decision: text.nullable(),
});

/** A snapshot a list was built on; `featuresSha256` of its features' keys and versions. */
const snapshotLine = z.strictObject({
  kind: z.literal('snapshot'),
  id: text,
  asOf: z.iso.date(),
  knownAt: at,
  rows: count,
  records: count,
  featuresSha256: sha256,
  arrowSha256: sha256,
});

const scoreRunLine = z.strictObject({
  kind: z.literal('score-run'),
  id: text,
  snapshotId: text,
  model: text,
  version: text,
  modelSha256: sha256,
  arrowSha256: sha256,
});

const whitelistLine = z.strictObject({
  kind: z.literal('whitelist'),
  id,
  code: text,
  name: text,
  ownerKind: text,
  bankId: id.nullable(),
  districtCode: text.nullable(),
  purpose: text,
  productId: id.nullable(),
  createdBy: text,
  createdAt: at,
});

/** A list as it was submitted, and the edition it became; its members are made again, not told. */
const buildLine = z.strictObject({
  kind: z.literal('build'),
  id,
  whitelistId: id,
  definition: z.record(text, z.unknown()),
  snapshotId: text,
  scoreRunId: text.nullable(),
  ruleSetId: id,
  members: count,
  sha256,
  status: z.enum(['submitted', 'published', 'returned']),
  version: z.int().positive(),
  madeBy: text,
  madeAt: at,
  checkedBy: text.nullable(),
  checkedAt: at.nullable(),
  remark: text.nullable(),
  edition: z
    .strictObject({
      id,
      number: z.int().positive(),
      sha256,
      members: count,
      publishedBy: text,
      publishedAt: at,
    })
    .nullable(),
});

export type RuleSetLine = z.infer<typeof ruleSetLine>;
export type ActivationLine = z.infer<typeof activationLine>;
export type SnapshotLine = z.infer<typeof snapshotLine>;
export type ScoreRunLine = z.infer<typeof scoreRunLine>;
export type WhitelistLine = z.infer<typeof whitelistLine>;
export type BuildLine = z.infer<typeof buildLine>;

export const editionLine = z.discriminatedUnion('kind', [
  ruleSetLine,
  activationLine,
  snapshotLine,
  scoreRunLine,
  whitelistLine,
  buildLine,
]);
export type EditionLine = z.infer<typeof editionLine>;

const endLine = z.strictObject({ kind: z.literal('end'), lines: count });
const anyLine = z.discriminatedUnion('kind', [batchLine, dismissalLine, ...editionLine.options, endLine]);
type Line = Exclude<z.infer<typeof anyLine>, { kind: 'end' }>;
type Kind = Line['kind'];

/** 记录册: what was taken in and what was made of it, by kind, each in its order. */
export type Journal = { readonly [K in Kind]: readonly Extract<Line, { kind: K }>[] };

/**
 * Reads a journal: one part, or several one after the other; each ends with how many lines it has.
 * @returns the journal, or the number of the first line that is wrong (from 1) and what is wrong with it
 */
export function parseJournal(
  ndjson: string,
): { ok: true; value: Journal } | { ok: false; line: number; words: string } {
  const by = Object.fromEntries(
    [batchLine, dismissalLine, ...editionLine.options].map((line) => [line.shape.kind.value, [] as Line[]]),
  ) as Record<Kind, Line[]>;
  const lines = ndjson.split('\n');
  if (lines.at(-1) === '') lines.pop();
  let since = 0;
  let ended = false;
  for (const [i, text] of lines.entries()) {
    const wrong = (words: string) => ({ ok: false as const, line: i + 1, words });
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return wrong('不是 JSON');
    }
    const parsed = anyLine.safeParse(json);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return wrong(`“${issue?.path.join('.')}”${issue?.message}`);
    }
    const line = parsed.data;
    ended = line.kind === 'end';
    if (line.kind !== 'end') {
      by[line.kind].push(line);
      since++;
      continue;
    }
    if (line.lines !== since) return wrong(`应有 ${line.lines} 行，实有 ${since} 行`);
    since = 0;
  }
  if (!ended) return { ok: false, line: lines.length + 1, words: '没有结束行，文件不完整' };
  return { ok: true, value: by as Journal };
}

/** Whether a batch was taken in at all: a rebuild without one has nothing to make. */
export const tookIn = (batches: readonly BatchLine[]): boolean => batches.some((b) => b.status === 'done');
