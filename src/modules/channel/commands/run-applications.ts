import { instant, isoDate } from '@/kernel/period';
import { askInformation } from '@/modules/applications/commands/ask-information';
import { approveApplication, rejectApplication } from '@/modules/applications/commands/decide-application';
import { drawLoan } from '@/modules/applications/commands/draw-loan';
import type { Asked } from '@/modules/applications/commands/move-application';
import { recordRepayment } from '@/modules/applications/commands/record-repayment';
import { reportOverdue } from '@/modules/applications/commands/report-overdue';
import { sendFeedbackSoon } from '@/modules/applications/commands/send-feedback';
import { takeStep } from '@/modules/applications/commands/take-step';
import type { ApplicationState } from '@/modules/applications/domain/lifecycle';
import type { APPLICATION_OPERATIONS } from '../domain/application-operations';
import type { Answer } from '../domain/operations';
import { applicationLines } from '../queries/application-lines';
import { oneApplication } from '../queries/one-application';
import type { Call, Runs } from './api-client';
import { refuseForeign } from './refuse-foreign';

type Write = Exclude<keyof typeof APPLICATION_OPERATIONS, 'listApplications' | 'readApplication'>;

/** By the same commands as the pages; the answer is kept in the transaction of the step. */
async function moved<K extends Write>(call: Call<K>, move: (asked: Asked) => Promise<unknown>) {
  const { applicationId } = call.params as { applicationId: string };
  const { version } = call.body as { version: number };
  await refuseForeign(call.client, 'application', applicationId);
  let answer: Answer<'takeStep'> | undefined;
  await move({
    ...{ applicationId: BigInt(applicationId), version, now: call.now },
    also: async (tx, after) => {
      const { state, stateAt } = after;
      answer = {
        applicationId,
        version: after.version,
        state: state as ApplicationState,
        stateAt: instant(stateAt),
      };
      await call.keep(tx, answer as Answer<K>);
    },
  });
  sendFeedbackSoon();
  return answer as Answer<K>;
}

export const APPLICATION_RUNS: Runs<keyof typeof APPLICATION_OPERATIONS> = {
  listApplications: applicationLines,
  readApplication: oneApplication,
  takeStep: (call) =>
    moved(call, (asked) => takeStep(call.client.scope, { ...asked, event: call.body.event })),
  approveApplication: (call) => {
    const offer = { ...call.body.offer, validUntil: isoDate(call.body.offer.validUntil) };
    return moved(call, (asked) => approveApplication(call.client.scope, { ...asked, offer }));
  },
  rejectApplication: (call) => {
    const { reasons, remark } = call.body;
    return moved(call, (asked) => rejectApplication(call.client.scope, { ...asked, reasons, remark }));
  },
  askInformation: (call) =>
    moved(call, (asked) => askInformation(call.client.scope, { ...asked, words: call.body.words })),
  reportDrawdown: (call) => {
    const drawnOn = isoDate(call.body.drawnOn);
    return moved(call, (asked) => drawLoan(call.client.scope, { ...asked, drawnOn }));
  },
  reportRepayment: (call) => {
    const [paidOn, amount] = [isoDate(call.body.paidOn), BigInt(call.body.amount)];
    return moved(call, (asked) => recordRepayment(call.client.scope, { ...asked, paidOn, amount }));
  },
  reportOverdue: (call) => {
    const [asOf, daysPastDue] = [isoDate(call.body.asOf), call.body.daysPastDue];
    return moved(call, (asked) => reportOverdue(call.client.scope, { ...asked, asOf, daysPastDue }));
  },
};
