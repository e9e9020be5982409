import { AppError } from '@/kernel/errors';
import type { Scope } from '@/kernel/permissions';
import { procedure, router, scopeOf } from '@/server/trpc';
import { makeOwnReport, makeReportFor } from './commands/make-report';
import { downloadReport, openReport } from './commands/open-report';
import { consentYear } from './queries/consent-year';
import { myReports, reportsOfBank } from './queries/list-reports';
import { consentYearSchema, makeForSchema, makeOwnSchema, reportNumberSchema } from './schema';

function reader(scope: Scope) {
  if (scope.kind === 'enterprise' || scope.kind === 'bank') return scope;
  throw new AppError('forbidden', 'scope-not-allowed', '您的账号不能查看信用报告。');
}

export const reportsRouter = router({
  mine: procedure('report:make-own').query(({ ctx }) => myReports(scopeOf(ctx, 'enterprise'))),
  consentYear: procedure('report:make-own')
    .input(consentYearSchema)
    .query(({ ctx, input }) => consentYear(scopeOf(ctx, 'enterprise'), input)),
  makeOwn: procedure('report:make-own')
    .input(makeOwnSchema)
    .mutation(async ({ ctx, input }) => {
      const { number } = await makeOwnReport(scopeOf(ctx, 'enterprise'), input);
      return { number };
    }),
  ofBank: procedure('report:make-for').query(({ ctx }) => reportsOfBank(scopeOf(ctx, 'bank'))),
  makeFor: procedure('report:make-for')
    .input(makeForSchema)
    .mutation(async ({ ctx, input }) => {
      const { number } = await makeReportFor(scopeOf(ctx, 'bank'), input);
      return { number };
    }),
  /** a bank's opening is written down and shown to the enterprise */
  open: procedure('report:read')
    .input(reportNumberSchema)
    .query(({ ctx, input }) => openReport(reader(ctx.scope), input.number)),
  download: procedure('report:read')
    .input(reportNumberSchema)
    .mutation(({ ctx, input }) => downloadReport(reader(ctx.scope), input.number)),
});
