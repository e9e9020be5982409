import { procedure, router, scopeOf } from '@/server/trpc';
import { enterpriseProfile } from './queries/enterprise-profile';
import { explainFeature } from './queries/explain-feature';
import { featureCatalogue } from './queries/feature-catalogue';
import { latestSnapshot } from './queries/latest-snapshot';
import { listSnapshots } from './queries/list-snapshots';
import { explainFeatureSchema, explainForSchema, profileSchema } from './schema';

export const featuresRouter = router({
  /** every feature with its words: no data of enterprises */
  catalogue: procedure('product:read').query(() => featureCatalogue()),
  latest: procedure('product:read').query(() => latestSnapshot()),
  snapshots: procedure('ingestion:read').query(() => listSnapshots()),
  profile: procedure('profile:read')
    .input(profileSchema)
    .query(({ ctx, input }) => {
      const scope = scopeOf(ctx, 'enterprise');
      return enterpriseProfile(scope, { ...input, enterpriseId: scope.enterpriseId });
    }),
  explain: procedure('profile:read')
    .input(explainFeatureSchema)
    .query(({ ctx, input }) => {
      const scope = scopeOf(ctx, 'enterprise');
      return explainFeature(scope, { ...input, enterpriseId: scope.enterpriseId });
    }),
  /** the operator traces a value of any enterprise to its rows */
  explainFor: procedure('ingestion:read')
    .input(explainForSchema)
    .query(({ ctx, input }) => explainFeature(scopeOf(ctx, 'operator'), input)),
});
