import { AppError } from '@/kernel/errors';
import type { IsoDate } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { activeModels } from '../queries/active-models';
import { type ScoredSnapshot, scoreSnapshot } from './score-snapshot';

export type ShadowScore =
  | { readonly model: string; readonly run: ScoredSnapshot }
  /** a challenger that could not score; what decides does not wait for it */
  | { readonly model: string; readonly why: string };

/**
 * The champion over a snapshot, and beside it every challenger: their scores are kept to be compared and
 * decide nothing.
 * @throws AppError as `scoreSnapshot` does for the champion
 */
export async function scoreWithChallengers(input: {
  snapshotId: string;
  today: IsoDate | 'back-test';
  actor: Actor;
  onProgress?: (done: number, total: number) => void;
}): Promise<{ champion: ScoredSnapshot; challengers: ShadowScore[] }> {
  const champion = await scoreSnapshot(input);
  const { models } = await activeModels();
  const challengers: ShadowScore[] = [];
  for (const { name: model, version, role } of models) {
    if (role !== 'challenger') continue;
    try {
      challengers.push({
        model,
        run: await scoreSnapshot({ ...input, model, version, onProgress: undefined }),
      });
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      challengers.push({ model, why: cause.message });
    }
  }
  return { champion, challengers };
}
