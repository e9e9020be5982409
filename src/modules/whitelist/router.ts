import { AppError } from '@/kernel/errors';
import { instant, tianjinDay } from '@/kernel/period';
import type { BankScope, DistrictScope, OperatorScope, Scope } from '@/kernel/permissions';
import { procedure, router, scopeOf } from '@/server/trpc';
import { buildWhitelist } from './commands/build-whitelist';
import { inviteMembers } from './commands/invite-members';
import { publishWhitelist } from './commands/publish-whitelist';
import { returnWhitelist } from './commands/return-whitelist';
import { TEMPLATES } from './domain/templates';
import { diffEditions } from './queries/diff-editions';
import { editionInvitations } from './queries/edition-invitations';
import { editionMember } from './queries/edition-member';
import { editionMembers } from './queries/edition-members';
import { exportEdition } from './queries/export-edition';
import { exportScreening } from './queries/export-screening';
import { getBuild } from './queries/get-build';
import { listWhitelists } from './queries/list-whitelists';
import { memberScore } from './queries/member-score';
import { ownListing } from './queries/own-listing';
import { previewList } from './queries/preview-list';
import { ruleSource, ruleSources } from './queries/rule-sources';
import { screeningOutlook } from './queries/screening-outlook';
import { type TwinAt, twinLists } from './queries/twin-lists';
import { twinMembers } from './queries/twin-members';
import { twinPlan } from './queries/twin-plan';
import { twinRules } from './queries/twin-rules';
import {
  buildIdSchema,
  buildSchema,
  codeSchema,
  diffSchema,
  editionIdSchema,
  exportSchema,
  inviteSchema,
  memberSchema,
  membersSchema,
  outlookSchema,
  previewSchema,
  publishSchema,
  returnSchema,
  sourceSchema,
  twinListsSchema,
  twinMembersSchema,
  twinPlanSchema,
} from './schema';

function owner(scope: Scope): BankScope | OperatorScope {
  if (scope.kind === 'bank' || scope.kind === 'operator') return scope;
  throw new AppError('forbidden', 'whitelist-owner-only', '白名单只对建立它的银行和平台开放。');
}

function screener(scope: Scope): BankScope | DistrictScope | OperatorScope {
  if (scope.kind === 'bank' || scope.kind === 'district' || scope.kind === 'operator') return scope;
  throw new AppError('forbidden', 'screening-not-for-enterprises', '筛选只对银行、区与平台开放。');
}

/** Outcomes as they are known at the call. */
function now(): TwinAt {
  const at = new Date();
  return { today: tianjinDay(at), knownAt: instant(at) };
}

export const whitelistRouter = router({
  /** rules the workbench can begin with or compare with */
  sources: procedure('screening:run').query(({ ctx }) => ruleSources(screener(ctx.scope))),
  source: procedure('screening:run')
    .input(sourceSchema)
    .query(({ ctx, input }) => ruleSource(screener(ctx.scope), input.key)),
  outlook: procedure('screening:run')
    .input(outlookSchema)
    .query(({ ctx, input }) => screeningOutlook(screener(ctx.scope), input)),
  exportScreening: procedure('screening:run')
    .input(outlookSchema)
    .query(async ({ ctx, input }) => {
      const { fileName, bytes } = await exportScreening(screener(ctx.scope), input);
      return { fileName, base64: bytes.toString('base64') };
    }),
  templates: procedure('whitelist:read').query(() => TEMPLATES),
  list: procedure('whitelist:read').query(({ ctx }) => listWhitelists(owner(ctx.scope))),
  preview: procedure('whitelist:read')
    .input(previewSchema)
    .query(({ ctx, input }) => previewList(owner(ctx.scope), input)),
  build: procedure('whitelist:build')
    .input(buildSchema)
    .mutation(({ ctx, input }) => buildWhitelist(owner(ctx.scope), input)),
  get: procedure('whitelist:read')
    .input(buildIdSchema)
    .query(({ ctx, input }) => getBuild(owner(ctx.scope), input.buildId)),
  publish: procedure('whitelist:publish')
    .input(publishSchema)
    .mutation(({ ctx, input }) => publishWhitelist(owner(ctx.scope), input)),
  giveBack: procedure('whitelist:publish')
    .input(returnSchema)
    .mutation(({ ctx, input }) => returnWhitelist(owner(ctx.scope), input)),
  edition: procedure('whitelist:read')
    .input(membersSchema)
    .query(({ ctx, input }) => editionMembers(owner(ctx.scope), input)),
  member: procedure('whitelist:read')
    .input(memberSchema)
    .query(({ ctx, input }) => editionMember(owner(ctx.scope), input)),
  memberScore: procedure('whitelist:read')
    .input(memberSchema)
    .query(({ ctx, input }) => memberScore(owner(ctx.scope), input)),
  invitations: procedure('whitelist:read')
    .input(editionIdSchema)
    .query(({ ctx, input }) => editionInvitations(owner(ctx.scope), input)),
  invite: procedure('invitation:send')
    .input(inviteSchema)
    .mutation(({ ctx, input }) => inviteMembers(owner(ctx.scope), input)),
  ownListing: procedure('match:run').query(({ ctx }) => ownListing(scopeOf(ctx, 'enterprise'))),
  diff: procedure('whitelist:read')
    .input(diffSchema)
    .query(({ ctx, input }) => diffEditions(owner(ctx.scope), input)),
  export: procedure('whitelist:read')
    .input(exportSchema)
    .query(async ({ ctx, input }) => {
      const { fileName, bytes, rows } = await exportEdition(owner(ctx.scope), input);
      return { fileName, base64: bytes.toString('base64'), rows };
    }),
  twinPlan: procedure('whitelist:read')
    .input(twinPlanSchema)
    .query(({ ctx, input }) => twinPlan(owner(ctx.scope), input)),
  twinRules: procedure('whitelist:read')
    .input(codeSchema)
    .query(({ ctx, input }) => twinRules(owner(ctx.scope), input.code)),
  twin: procedure('whitelist:read')
    .input(twinListsSchema)
    .query(({ ctx, input }) => twinLists(owner(ctx.scope), input, now())),
  twinMembers: procedure('whitelist:read')
    .input(twinMembersSchema)
    .query(({ ctx, input }) => twinMembers(scopeOf(ctx, 'operator'), input, now())),
});
