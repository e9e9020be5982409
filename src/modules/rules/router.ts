import { AppError } from '@/kernel/errors';
import { procedure, router } from '@/server/trpc';
import { VOCABULARY } from './domain/vocabulary';
import { runScreening } from './queries/run-screening';
import { screenSchema } from './schema';

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
    .query(({ ctx: { scope }, input }) => {
      if (scope.kind === 'bank' || scope.kind === 'operator') return runScreening(scope, input);
      throw new AppError('forbidden', 'screening-bank-only', '筛选只对银行开放。');
    }),
});
