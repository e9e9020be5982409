import { AppError } from '@/kernel/errors';
import type { BankScope, DistrictScope, OperatorScope, Scope } from '@/kernel/permissions';
import { procedure, router } from '@/server/trpc';
import { VOCABULARY } from './domain/vocabulary';
import { featureHistograms } from './queries/feature-histograms';
import { runScreening } from './queries/run-screening';
import { histogramsSchema, screenSchema } from './schema';

function screener(scope: Scope): BankScope | DistrictScope | OperatorScope {
  if (scope.kind !== 'enterprise') return scope;
  throw new AppError('forbidden', 'screening-not-for-enterprises', '筛选只对银行、区与平台开放。');
}

export const rulesRouter = router({
  /** what a rule can name */
  vocabulary: procedure('screening:run').query(() =>
    VOCABULARY.map(({ key, label, unit, type, codes, window }) => ({
      key,
      label,
      unit,
      type,
      codes,
      window,
    })),
  ),
  screen: procedure('screening:run')
    .input(screenSchema)
    .query(({ ctx, input }) => runScreening(screener(ctx.scope), input)),
  histograms: procedure('screening:run')
    .input(histogramsSchema)
    .query(({ ctx, input }) => featureHistograms(screener(ctx.scope), input)),
});
