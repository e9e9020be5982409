import { AppError } from '@/kernel/errors';
import { type IsoDate, instant, isoDate, tianjinDay } from '@/kernel/period';
import type { BankScope, DistrictScope, OperatorScope, Scope } from '@/kernel/permissions';
import { procedure, router, scopeOf } from '@/server/trpc';
import { reportTarget } from './commands/report-target';
import { districtFunnel } from './queries/district-funnel';
import { districtNearMisses } from './queries/district-near-misses';
import { districtTargets } from './queries/district-targets';
import { twinTargets } from './queries/twin-targets';
import { districtQuerySchema, nearMissSchema, reportTargetSchema, twinTargetsSchema } from './schema';

function districtScope(scope: Scope): DistrictScope | OperatorScope {
  if (scope.kind === 'district' || scope.kind === 'operator') return scope;
  throw new AppError('forbidden', 'district-only', '区级数据只对本区和平台管理员开放。');
}

function listOwner(scope: Scope): BankScope | OperatorScope {
  if (scope.kind === 'bank' || scope.kind === 'operator') return scope;
  throw new AppError('forbidden', 'whitelist-owner-only', '白名单只对建立它的银行和平台开放。');
}

/** The calendar year of the last day unless asked otherwise, as known now. */
function periodOf(input: { from?: IsoDate; to?: IsoDate }) {
  const now = new Date();
  const to = input.to ?? tianjinDay(now);
  return { from: input.from ?? isoDate(`${to.slice(0, 4)}-01-01`), to, knownAt: instant(now) };
}

export const districtsRouter = router({
  targets: procedure('district:read')
    .input(districtQuerySchema)
    .query(({ ctx, input }) => districtTargets(districtScope(ctx.scope), periodOf(input), input.district)),
  funnel: procedure('district:read')
    .input(districtQuerySchema)
    .query(({ ctx, input }) => {
      const { to, knownAt } = periodOf(input);
      return districtFunnel(districtScope(ctx.scope), { on: to, knownAt }, input.district);
    }),
  nearMisses: procedure('district:read')
    .input(nearMissSchema)
    .query(({ ctx, input }) => districtNearMisses(districtScope(ctx.scope), input)),
  twinTargets: procedure('whitelist:read')
    .input(twinTargetsSchema)
    .query(({ ctx, input }) => {
      const { from, to, knownAt } = periodOf({});
      return twinTargets(listOwner(ctx.scope), input, { from, today: to, knownAt });
    }),
  report: procedure('target:report')
    .input(reportTargetSchema)
    .mutation(({ ctx, input }) => reportTarget(scopeOf(ctx, 'district'), input, tianjinDay(new Date()))),
});
