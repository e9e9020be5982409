import { procedure, router, scopeOf } from '@/server/trpc';
import { verifyTrail } from './commands/verify-trail';
import { exportTrail } from './queries/export-trail';
import { listTrail } from './queries/list-trail';
import { trailEvent } from './queries/trail-event';
import { trailStatus } from './queries/trail-status';
import { trailEventSchema, trailFilterSchema, trailPageSchema } from './schema';

export const auditRouter = router({
  status: procedure('audit:read').query(({ ctx }) => trailStatus(scopeOf(ctx, 'audit'))),
  list: procedure('audit:read')
    .input(trailPageSchema)
    .query(({ ctx, input }) => listTrail(scopeOf(ctx, 'audit'), input)),
  event: procedure('audit:read')
    .input(trailEventSchema)
    .query(({ ctx, input }) => trailEvent(scopeOf(ctx, 'audit'), input.id)),
  export: procedure('audit:read')
    .input(trailFilterSchema)
    .query(async ({ ctx, input }) => {
      const { fileName, bytes, rows } = await exportTrail(scopeOf(ctx, 'audit'), input);
      return { fileName, base64: bytes.toString('base64'), rows };
    }),
  verify: procedure('audit:verify').mutation(({ ctx }) => verifyTrail(scopeOf(ctx, 'audit').actor)),
});
