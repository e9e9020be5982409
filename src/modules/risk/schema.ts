import { z } from 'zod';

export const snapshotId = z.string().regex(/^S-[0-9A-Za-z-]{1,36}$/);

/** The caller's own enterprise; the enterprise itself comes from the session. */
export const explainScoreSchema = z.strictObject({ snapshotId });

const id = z.union([z.bigint(), z.string().regex(/^\d{1,19}$/)]).transform((v) => BigInt(v));
/** Its length is judged in words by the commands, after what is not kept was taken out. */
const text = z.string().max(10_000);

export const requestReviewSchema = z.strictObject({ scoreRunId: z.string().max(64), reason: text });
export const answerReviewSchema = z.strictObject({ reviewId: id, answer: text });
export const reviewIdSchema = z.strictObject({ reviewId: id });
/** `from` is the last id of the page before. */
export const reviewsSchema = z.strictObject({
  from: id.optional(),
  name: z.string().trim().max(128).optional(),
  limit: z.int().min(1).max(100).default(20),
});

/** One score run, or the champion's over a snapshot; nothing = its newest. */
export const modelDriftSchema = z.strictObject({
  snapshotId: snapshotId.optional(),
  runId: z.string().min(1).max(64).optional(),
});
