import { AppError } from '@/kernel/errors';
import { instant, tianjinDay } from '@/kernel/period';
import type { Scope } from '@/kernel/permissions';
import { procedure, router, scopeOf } from '@/server/trpc';
import { answerInformation, askInformation } from './commands/ask-information';
import { assignApplication } from './commands/assign-application';
import { approveApplication, rejectApplication } from './commands/decide-application';
import { drawLoan } from './commands/draw-loan';
import { readMessages } from './commands/read-messages';
import { recordRepayment } from './commands/record-repayment';
import { renewLoan } from './commands/renew-loan';
import { sendFeedbackSoon } from './commands/send-feedback';
import { startApplication } from './commands/start-application';
import { submitApplication } from './commands/submit-application';
import { takeStep } from './commands/take-step';
import { bankDocument, myDocument } from './queries/application-documents';
import { applicationFacts, bankApplication } from './queries/bank-application';
import { bankQueue } from './queries/bank-queue';
import { messages } from './queries/messages';
import { myApplication, myApplications, myDraft } from './queries/my-applications';
import { productChoices } from './queries/product-choices';
import * as schema from './schema';

const today = () => tianjinDay(new Date());
const now = () => instant(new Date());

/** What it reports goes to ingestion after the answer. */
async function told<T>(step: Promise<T>): Promise<T> {
  const result = await step;
  sendFeedbackSoon();
  return result;
}

function inbox(scope: Scope) {
  if (scope.kind === 'enterprise' || scope.kind === 'bank') return scope;
  throw new AppError('forbidden', 'scope-not-allowed', '您的账号没有站内消息。');
}

export const applicationsRouter = router({
  choices: procedure('application:write')
    .input(schema.choicesSchema)
    .query(({ ctx, input }) => productChoices(scopeOf(ctx, 'enterprise'), input.need)),
  start: procedure('application:write')
    .input(schema.startSchema)
    .mutation(({ ctx, input }) => startApplication(scopeOf(ctx, 'enterprise'), input)),
  draft: procedure('application:write')
    .input(schema.formSchema)
    .query(({ ctx, input }) => myDraft(scopeOf(ctx, 'enterprise'), input.formId, today())),
  submit: procedure('application:write')
    .input(schema.submitSchema)
    .mutation(({ ctx, input }) => told(submitApplication(scopeOf(ctx, 'enterprise'), input))),
  mine: procedure('application:write').query(({ ctx }) =>
    myApplications(scopeOf(ctx, 'enterprise'), today()),
  ),
  one: procedure('application:write')
    .input(schema.applicationSchema)
    .query(({ ctx, input }) =>
      myApplication(scopeOf(ctx, 'enterprise'), input.applicationId, now(), today()),
    ),
  step: procedure('application:write')
    .input(schema.enterpriseStepSchema)
    .mutation(({ ctx, input }) => told(takeStep(scopeOf(ctx, 'enterprise'), input))),
  answer: procedure('application:write')
    .input(schema.answerSchema)
    .mutation(({ ctx, input }) => answerInformation(scopeOf(ctx, 'enterprise'), input)),
  document: procedure('application:write')
    .input(schema.fileIdSchema)
    .query(({ ctx, input }) => myDocument(scopeOf(ctx, 'enterprise'), input.fileId)),

  queue: procedure('application:handle')
    .input(schema.queueSchema)
    .query(({ ctx, input }) => bankQueue(scopeOf(ctx, 'bank'), input, today())),
  received: procedure('application:handle')
    .input(schema.applicationSchema)
    .query(({ ctx, input }) => bankApplication(scopeOf(ctx, 'bank'), input.applicationId, now(), today())),
  facts: procedure('application:handle')
    .input(schema.applicationSchema)
    .query(({ ctx, input }) => applicationFacts(scopeOf(ctx, 'bank'), input.applicationId, now())),
  receivedDocument: procedure('application:handle')
    .input(schema.documentSchema)
    .query(({ ctx, input }) => bankDocument(scopeOf(ctx, 'bank'), { ...input, now: now() })),
  handle: procedure('application:handle')
    .input(schema.bankStepSchema)
    .mutation(({ ctx, input }) => told(takeStep(scopeOf(ctx, 'bank'), input))),
  assign: procedure('application:handle')
    .input(schema.assignSchema)
    .mutation(({ ctx, input }) => assignApplication(scopeOf(ctx, 'bank'), input)),
  ask: procedure('application:handle')
    .input(schema.wordsSchema)
    .mutation(({ ctx, input }) => askInformation(scopeOf(ctx, 'bank'), input)),
  approve: procedure('application:handle')
    .input(schema.approveSchema)
    .mutation(({ ctx, input }) => told(approveApplication(scopeOf(ctx, 'bank'), input))),
  reject: procedure('application:handle')
    .input(schema.rejectSchema)
    .mutation(({ ctx, input }) => told(rejectApplication(scopeOf(ctx, 'bank'), input))),
  draw: procedure('application:handle')
    .input(schema.drawSchema)
    .mutation(({ ctx, input }) => told(drawLoan(scopeOf(ctx, 'bank'), input))),
  repay: procedure('application:handle')
    .input(schema.repaySchema)
    .mutation(({ ctx, input }) => told(recordRepayment(scopeOf(ctx, 'bank'), input))),
  renew: procedure('application:handle')
    .input(schema.renewSchema)
    .mutation(({ ctx, input }) => told(renewLoan(scopeOf(ctx, 'bank'), input))),

  messages: procedure('message:read')
    .input(schema.messagesSchema)
    .query(({ ctx, input }) => messages(inbox(ctx.scope), input.beforeId)),
  readMessages: procedure('message:read').mutation(({ ctx }) => readMessages(inbox(ctx.scope))),
});
