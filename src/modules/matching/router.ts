import { tianjinDay } from '@/kernel/period';
import { procedure, router, scopeOf } from '@/server/trpc';
import { saveNeed } from './commands/save-need';
import { latestNeed } from './queries/latest-need';
import { matchEnterprise } from './queries/match-enterprise';
import { productPaths } from './queries/product-path';
import { matchSchema, needSchema, pathSchema } from './schema';

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
  path: procedure('match:run')
    .input(pathSchema)
    .query(async ({ ctx, input }) => {
      const scope = scopeOf(ctx, 'enterprise');
      const [found] = await productPaths(scope, { enterpriseId: scope.enterpriseId, ...input });
      return found?.path ?? null;
    }),
  need: procedure('match:run').query(
    async ({ ctx }) => (await latestNeed(scopeOf(ctx, 'enterprise'))) ?? null,
  ),
  saveNeed: procedure('need:write')
    .input(needSchema)
    .mutation(({ ctx, input }) => saveNeed(scopeOf(ctx, 'enterprise'), input)),
});
