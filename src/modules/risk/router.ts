import { procedure, router, scopeOf } from '@/server/trpc';
import { answerReview } from './commands/answer-review';
import { decideModel } from './commands/decide-model';
import { proposeModel } from './commands/propose-model';
import { requestReview } from './commands/request-review';
import { answeredReviews } from './queries/answered-reviews';
import { candidateModels } from './queries/candidate-models';
import { championSince } from './queries/champion-since';
import { explainScore } from './queries/explain-score';
import { listScoreRuns } from './queries/find-score-run';
import { modelActivations } from './queries/model-activations';
import { modelCards } from './queries/model-cards';
import { modelDrift } from './queries/model-drift';
import { modelPicture } from './queries/model-picture';
import { myReviews } from './queries/my-reviews';
import { openReviews } from './queries/open-reviews';
import { reviewedScore } from './queries/reviewed-score';
import {
  activationsSchema,
  answerReviewSchema,
  decideModelSchema,
  explainScoreSchema,
  modelDriftSchema,
  modelPictureSchema,
  proposeModelSchema,
  requestReviewSchema,
  reviewIdSchema,
  reviewsSchema,
} from './schema';

export const riskRouter = router({
  models: procedure('model:read').query(() => modelCards()),
  champion: procedure('model:read').query(() => championSince()),
  picture: procedure('model:read')
    .input(modelPictureSchema)
    .query(({ input }) => modelPicture(input)),
  candidates: procedure('model:propose').query(() => candidateModels()),
  activations: procedure('model:propose')
    .input(activationsSchema)
    .query(({ ctx, input }) => modelActivations(scopeOf(ctx, 'operator'), input)),
  proposeModel: procedure('model:propose')
    .input(proposeModelSchema)
    .mutation(({ ctx, input }) => proposeModel(scopeOf(ctx, 'operator'), input)),
  decideModel: procedure('model:decide')
    .input(decideModelSchema)
    .mutation(({ ctx, input }) => decideModel(scopeOf(ctx, 'operator'), input)),
  explain: procedure('profile:read')
    .input(explainScoreSchema)
    .query(({ ctx, input }) => {
      const scope = scopeOf(ctx, 'enterprise');
      return explainScore(scope, { enterpriseId: scope.enterpriseId, snapshotId: input.snapshotId });
    }),
  requestReview: procedure('review:request')
    .input(requestReviewSchema)
    .mutation(({ ctx, input }) => requestReview(scopeOf(ctx, 'enterprise'), input)),
  myReviews: procedure('review:request').query(({ ctx }) => myReviews(scopeOf(ctx, 'enterprise'))),
  openReviews: procedure('review:answer')
    .input(reviewsSchema)
    .query(({ ctx, input }) => openReviews(scopeOf(ctx, 'operator'), input)),
  answeredReviews: procedure('review:answer')
    .input(reviewsSchema)
    .query(({ ctx, input }) => answeredReviews(scopeOf(ctx, 'operator'), input)),
  reviewedScore: procedure('review:answer')
    .input(reviewIdSchema)
    .query(({ ctx, input }) => reviewedScore(scopeOf(ctx, 'operator'), input.reviewId)),
  answerReview: procedure('review:answer')
    .input(answerReviewSchema)
    .mutation(({ ctx, input }) => answerReview(scopeOf(ctx, 'operator'), input)),
  drift: procedure('model:monitor')
    .input(modelDriftSchema)
    .query(({ ctx, input }) => modelDrift(scopeOf(ctx, 'operator'), input)),
  scoreRuns: procedure('model:monitor').query(() => listScoreRuns()),
});
