import type { Scope } from '@/kernel/permissions';
import { procedure, router, scopeOf } from '@/server/trpc';
import { moveCase } from './commands/move-case';
import { openCase } from './commands/open-case';
import { caseDetail } from './queries/case-detail';
import { caseQueue } from './queries/case-queue';
import { editionCorrection, ownCorrection } from './queries/corrections-since';
import { evidence } from './queries/evidence';
import { ownCases } from './queries/own-cases';
import { ownRecords } from './queries/own-records';
import {
  caseIdSchema,
  caseQueueSchema,
  editionIdSchema,
  fileIdSchema,
  moveCaseSchema,
  openCaseSchema,
} from './schema';

const bankOrOperator = (ctx: { scope: Scope }) =>
  ctx.scope.kind === 'bank' ? scopeOf(ctx, 'bank') : scopeOf(ctx, 'operator');

export const redressRouter = router({
  ownRecords: procedure('redress:open').query(({ ctx }) => ownRecords(scopeOf(ctx, 'enterprise'))),
  ownCases: procedure('redress:open').query(({ ctx }) => ownCases(scopeOf(ctx, 'enterprise'))),
  ownCase: procedure('redress:open')
    .input(caseIdSchema)
    .query(({ ctx, input }) => caseDetail(scopeOf(ctx, 'enterprise'), input.caseId)),
  ownEvidence: procedure('redress:open')
    .input(fileIdSchema)
    .query(({ ctx, input }) => evidence(scopeOf(ctx, 'enterprise'), input.fileId)),
  ownCorrection: procedure('profile:read').query(({ ctx }) => ownCorrection(scopeOf(ctx, 'enterprise'))),
  open: procedure('redress:open')
    .input(openCaseSchema)
    .mutation(({ ctx, input }) => openCase(scopeOf(ctx, 'enterprise'), input)),
  withdraw: procedure('redress:open')
    .input(moveCaseSchema.pick({ caseId: true, version: true, note: true }))
    .mutation(({ ctx, input }) => moveCase(scopeOf(ctx, 'enterprise'), { ...input, event: 'withdraw' })),
  queue: procedure('redress:handle')
    .input(caseQueueSchema)
    .query(({ ctx, input }) => caseQueue(scopeOf(ctx, 'operator'), input)),
  case: procedure('redress:handle')
    .input(caseIdSchema)
    .query(({ ctx, input }) => caseDetail(scopeOf(ctx, 'operator'), input.caseId)),
  evidence: procedure('redress:handle')
    .input(fileIdSchema)
    .query(({ ctx, input }) => evidence(scopeOf(ctx, 'operator'), input.fileId)),
  move: procedure('redress:handle')
    .input(moveCaseSchema)
    .mutation(({ ctx, input }) => moveCase(scopeOf(ctx, 'operator'), input)),
  editionCorrection: procedure('whitelist:read')
    .input(editionIdSchema)
    .query(({ ctx, input }) => editionCorrection(bankOrOperator(ctx), input.editionId)),
});
