import { tianjinDay } from '@/kernel/period';
import { procedure, router, scopeOf } from '@/server/trpc';
import { saveNeed } from './commands/save-need';
import { latestNeed } from './queries/latest-need';
import { matchEnterprise } from './queries/match-enterprise';
import { matchSchema, needSchema } from './schema';

export const matchingRouter = router({
  run: procedure('match:run')
    .input(matchSchema)
    .query(({ ctx, input }) => {
      const scope = scopeOf(ctx, 'enterprise');
      const { need, snapshot } = input;
      return matchEnterprise(scope, {
        enterpriseId: scope.enterpriseId,
        need,
        snapshot,
        today: tianjinDay(new Date()),
      });
    }),
  need: procedure('match:run').query(
    async ({ ctx }) => (await latestNeed(scopeOf(ctx, 'enterprise'))) ?? null,
  ),
  saveNeed: procedure('need:write')
    .input(needSchema)
    .mutation(({ ctx, input }) => saveNeed(scopeOf(ctx, 'enterprise'), input)),
});
