import { AppError } from '@/kernel/errors';
import type { BankScope, OperatorScope, Scope } from '@/kernel/permissions';
import { procedure, router } from '@/server/trpc';
import { VOCABULARY } from './domain/vocabulary';
import { featureHistograms } from './queries/feature-histograms';
import { runScreening } from './queries/run-screening';
import { histogramsSchema, screenSchema } from './schema';

function screener(scope: Scope): BankScope | OperatorScope {
  if (scope.kind === 'bank' || scope.kind === 'operator') return scope;
  throw new AppError('forbidden', 'screening-bank-only', '筛选只对银行开放。');
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
