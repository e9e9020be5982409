import { z } from 'zod';

export const snapshotId = z.string().regex(/^S-[0-9A-Za-z-]{1,36}$/);

/** The caller's own enterprise; the enterprise itself comes from the session. */
export const explainScoreSchema = z.strictObject({ snapshotId });
