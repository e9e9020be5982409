import { z } from 'zod';
import { shadowSchema } from './comparison';
import { modelName, modelVersion } from './model-files';

/** proposed until a second person decided; a decision is never taken back, the way back is a new proposal. */
export const ACTIVATION_STATES = ['proposed', 'approved', 'rejected'] as const;
export type ActivationState = (typeof ACTIVATION_STATES)[number];

const side = z.strictObject({ name: modelName, version: modelVersion, runId: z.string() });

/** What the checker sees, and what must still stand when it is decided: kept in `model_activation.comparison`. */
export const comparisonSchema = z.strictObject({
  snapshotId: z.string(),
  asOf: z.iso.date(),
  champion: side,
  candidate: side,
  shadow: shadowSchema,
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** One person however the login is written: 复核 by oneself in other letters is still by oneself. */
export function isSamePerson(login: string, other: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();
  return plain(login) === plain(other);
}
