import { tianjinDay } from '@/kernel/period';
import { applicationFacts, bankApplication } from '@/modules/applications/queries/bank-application';
import type { Call } from '../commands/api-client';
import { refuseForeign } from '../commands/refuse-foreign';
import type { Answer } from '../domain/operations';
import { lineOf } from './application-lines';

/**
 * One application with what the enterprise opens to the bank. The read is written down and shown to the enterprise.
 * @throws AppError not-found, forbidden `consent-missing`
 */
export async function oneApplication({
  client,
  params,
  now,
}: Pick<Call<'readApplication'>, 'client' | 'params' | 'now'>): Promise<Answer<'readApplication'>> {
  await refuseForeign(client, 'application', params.applicationId);
  const id = BigInt(params.applicationId);
  const today = tianjinDay(new Date(now));
  const { facts, withheld, asOf, snapshotId } = await applicationFacts(client.scope, id, now);
  const it = await bankApplication(client.scope, id, now, today);
  const { offer, loan } = it;
  return {
    ...lineOf(it, { name: it.enterprise, uscc: it.uscc }),
    offer: offer
      ? {
          ...{ amount: Number(offer.amount), rate: offer.rate, termMonths: offer.termMonths },
          ...{ method: offer.method, upfrontFeeBp: offer.upfrontFeeBp, guaranteeFeeBp: offer.guaranteeFeeBp },
          validUntil: offer.validUntil,
        }
      : null,
    loan: loan
      ? {
          ...{ loanNo: loan.loanNo, drawnOn: loan.drawnOn, amount: Number(loan.amount), rate: loan.rate },
          ...{ termMonths: loan.termMonths, method: loan.method },
          plan: loan.plan.map((d) => ({
            ...d,
            principal: Number(d.principal),
            interest: Number(d.interest),
          })),
          ...{ paid: Number(loan.position.paid), arrears: Number(loan.position.arrears) },
          ...{ daysPastDue: loan.position.daysPastDue, payoff: Number(loan.payoff) },
        }
      : null,
    facts: {
      ...{ asOf, snapshotId, withheld, opened: [...it.opened] },
      items: facts.map((f) => ({
        ...{ key: f.key, label: f.label, window: f.window, text: f.text, known: f.known },
        ...{ category: f.category, dataDate: f.dataDate ?? null },
      })),
    },
  };
}
