import { z } from 'zod';
import { rowIdSchema as id } from '@/kernel/row-id';
import { modelName, modelVersion } from './domain/model-files';

export const snapshotId = z.string().regex(/^S-[0-9A-Za-z-]{1,36}$/);

/** The caller's own enterprise; the enterprise itself comes from the session. */
export const explainScoreSchema = z.strictObject({ snapshotId });

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

export const activationsSchema = z.strictObject({
  /** proposals older than this one */
  before: id.optional(),
  limit: z.int().min(1).max(100).default(10),
});

export const proposeModelSchema = z.strictObject({
  name: modelName,
  version: modelVersion,
  note: z.string().trim().min(10, '请用 10 到 500 个字写明为什么启用').max(500, '说明最多 500 个字'),
});

/** 复核: an approval may stand without words, a rejection tells the maker why. */
export const decideModelSchema = z
  .strictObject({
    id,
    decision: z.enum(['approved', 'rejected']),
    note: z.string().trim().max(500, '意见最多 500 个字').default(''),
  })
  .refine((d) => d.decision === 'approved' || d.note.length >= 4, {
    path: ['note'],
    message: '请写明不同意的原因（至少 4 个字）',
  });
export type ProposeModel = z.infer<typeof proposeModelSchema>;
export type DecideModel = z.infer<typeof decideModelSchema>;

export const modelPictureSchema = z.strictObject({
  name: modelName,
  version: modelVersion,
  picture: z.enum(['reliability.png', 'scores.png']),
});
export type ModelPicture = z.infer<typeof modelPictureSchema>;
