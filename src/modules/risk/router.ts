import { procedure, router, scopeOf } from '@/server/trpc';
import { explainScore } from './queries/explain-score';
import { modelCards } from './queries/model-cards';
import { explainScoreSchema } from './schema';

export const riskRouter = router({
  models: procedure('model:read').query(() => modelCards()),
  explain: procedure('profile:read')
    .input(explainScoreSchema)
    .query(({ ctx, input }) => {
      const scope = scopeOf(ctx, 'enterprise');
      return explainScore(scope, { enterpriseId: scope.enterpriseId, snapshotId: input.snapshotId });
    }),
});
