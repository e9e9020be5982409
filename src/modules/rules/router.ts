import { AppError } from '@/kernel/errors';
import type { BankScope, DistrictScope, OperatorScope, Scope } from '@/kernel/permissions';
import { procedure, router } from '@/server/trpc';
import {
  createScreeningDraft,
  deleteScreeningDraft,
  saveScreeningDraft,
} from './commands/save-screening-draft';
import { VOCABULARY } from './domain/vocabulary';
import { featureHistograms } from './queries/feature-histograms';
import { runScreening } from './queries/run-screening';
import { screeningDraft, screeningDrafts } from './queries/screening-drafts';
import { screeningMoments } from './queries/screening-moments';
import { createDraftSchema, draftIdSchema, histogramsSchema, saveDraftSchema, screenSchema } from './schema';

/** Who may screen. @throws AppError forbidden `screening-not-for-enterprises` */
export function screener(scope: Scope): BankScope | DistrictScope | OperatorScope {
  if (scope.kind === 'bank' || scope.kind === 'district' || scope.kind === 'operator') return scope;
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
  /** snapshots and score runs one can screen by: no data of enterprises */
  moments: procedure('screening:run').query(({ ctx }) => screeningMoments(screener(ctx.scope))),
  drafts: procedure('screening:run').query(({ ctx }) => screeningDrafts(screener(ctx.scope))),
  draft: procedure('screening:run')
    .input(draftIdSchema)
    .query(({ ctx, input }) => screeningDraft(screener(ctx.scope), input.id)),
  createDraft: procedure('screening:run')
    .input(createDraftSchema)
    .mutation(({ ctx, input }) => createScreeningDraft(screener(ctx.scope), input)),
  saveDraft: procedure('screening:run')
    .input(saveDraftSchema)
    .mutation(({ ctx, input }) => saveScreeningDraft(screener(ctx.scope), input)),
  deleteDraft: procedure('screening:run')
    .input(draftIdSchema)
    .mutation(({ ctx, input }) => deleteScreeningDraft(screener(ctx.scope), input.id)),
});
