import { AppError } from '@/kernel/errors';
import type { BankScope, EnterpriseScope } from '@/kernel/permissions';
import { dateFromDb } from '@/server/db';
import type { PlainEvent } from '../schema';
import { type Asked, moveApplication } from './move-application';
import { needConsent } from './need-consent';

/**
 * A step that carries nothing but the decision to take it: accept, review, sign, default by the bank;
 * take-offer, decline-offer, withdraw by the enterprise.
 * @throws AppError as `moveApplication`; conflict `offer-lapsed`, forbidden `consent-missing`
 */
export async function takeStep(
  scope: BankScope | EnterpriseScope,
  input: Asked & { readonly event: PlainEvent },
): Promise<void> {
  await moveApplication(scope, input, async ({ tx, row, step, now, today }) => {
    const { event } = input;
    if (event === 'review') await needConsent(tx, row(), now);
    const { state, dueOn } = row();
    if (event === 'take-offer' && state === 'approved' && dueOn && dateFromDb(dueOn) < today)
      throw new AppError(
        'conflict',
        'offer-lapsed',
        `这份报价的有效期到 ${dateFromDb(dueOn)}，已经过了，不能再接受。需要时请重新申请。`,
      );
    await step(event, event === 'accept' ? { set: { assignedTo: scope.actor.login } } : {});
  });
}
