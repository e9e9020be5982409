import { tianjinDay } from '@/kernel/period';
import { procedure, router, scopeOf } from '@/server/trpc';
import { runDirected, WEB_PAIRS } from './commands/run-directed';
import { saveNeed } from './commands/save-need';
import { directedDefaults } from './queries/directed-defaults';
import { directedPlans } from './queries/directed-plans';
import { exportPlan } from './queries/export-plan';
import { latestNeed } from './queries/latest-need';
import { matchEnterprise } from './queries/match-enterprise';
import { openPlan } from './queries/open-plan';
import { productPaths } from './queries/product-path';
import {
  directedSchema,
  matchSchema,
  needSchema,
  pathSchema,
  planExportSchema,
  planIdSchema,
} from './schema';

/** HiGHS in the web process: its thread ends after so long. */
const WEB_SECONDS = 20;

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
  directedDefaults: procedure('assignment:run').query(({ ctx }) =>
    directedDefaults(scopeOf(ctx, 'operator')),
  ),
  directedPlans: procedure('assignment:run').query(({ ctx }) => directedPlans(scopeOf(ctx, 'operator'))),
  directedRun: procedure('assignment:run')
    .input(directedSchema)
    .mutation(async ({ ctx, input }) => {
      const { planId } = await runDirected(scopeOf(ctx, 'operator'), {
        limits: input,
        today: tianjinDay(new Date()),
        seconds: WEB_SECONDS,
        mostPairs: WEB_PAIRS,
      });
      return { planId };
    }),
  directedPlan: procedure('assignment:run')
    .input(planIdSchema)
    .query(({ ctx, input }) => openPlan(scopeOf(ctx, 'operator'), input.planId)),
  directedExport: procedure('assignment:run')
    .input(planExportSchema)
    .query(async ({ ctx, input }) => {
      const { fileName, bytes, rows } = await exportPlan(scopeOf(ctx, 'operator'), input);
      return { fileName, base64: bytes.toString('base64'), rows };
    }),
});
