// Applications from the form to the last repayment, by the enterprise, the bank's people and the bank's programs.
import { setTimeout as pause } from 'node:timers/promises';
import { sendDocument } from './desk.mjs';
import { CallError } from './ledger.mjs';
import { moveBy } from './move.mjs';
import { Over } from './site.mjs';

const DAY_MS = 86_400_000;
/** The calendar day in Tianjin. */
const day = (ms) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

/** Applies again and again until the site says it is over. @param {object} at  see kill.mjs */
export async function runCases(at) {
  try {
    for (;;) {
      await at.site.up();
      const form = await handIn(at, at.random.pick(at.owners));
      for (const application of form) await life(at, application);
    }
  } catch (error) {
    if (!(error instanceof Over)) throw error;
  }
}

/** A read is asked again until it is answered. */
async function ask(at, owner, path, input) {
  for (;;) {
    await at.site.up();
    try {
      return await owner.query(path, input);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (error.outcome === 'refused' && ![401, 429].includes(error.status)) return undefined;
      await pause(50);
    }
  }
}

/** @returns the applications of one form that was handed in; none when it was lost or refused on the way */
async function handIn(at, owner) {
  const { ledger, random, site } = at;
  const mark = ledger.mark('form');
  const need = { amount: 100_000_000, termMonths: 12, purpose: mark, wish: 'cost' };
  const choices = (await ask(at, owner, 'applications.choices', { need })) ?? [];
  const usable = choices.filter(({ bankId }) => at.banks.has(String(bankId)));
  const chosen = [...new Map(usable.map((c) => [String(c.bankId), c])).values()].slice(
    0,
    random.pick([1, 2]),
  );
  if (chosen.length === 0) return [];
  const codes = chosen.map((c) => c.code);
  const { enterpriseId } = owner;
  const started = await ledger.write('start', { mark, enterpriseId, codes }, () =>
    owner.mutation('applications.start', { need, codes }),
  );
  const formId = String(started.result?.formId ?? (await draftOf(at, owner, started)));
  if (formId === 'undefined') return [];
  const paper = await sendDocument({ ledger, random, owner });
  const files = paper.result ? [{ fileId: String(paper.result.fileId), name: `${paper.mark}.pdf` }] : [];
  const grants = chosen.map((c) => ({ bankId: String(c.bankId), categories: ['tax', 'invoice'] }));
  const about = { formId, enterpriseId, files: files.map((f) => f.fileId) };
  let lost = false;
  for (;;) {
    await site.up();
    const call = await ledger.write('submit', about, () =>
      owner.mutation('applications.submit', { formId, grants, months: 12, files }),
    );
    if (call.outcome === 'acknowledged') break;
    if (call.outcome === 'refused' && call.status !== 429 && call.status !== 401) {
      if (call.reason === 'application-form-submitted' && lost) break;
      if (call.reason === 'application-form-submitted')
        ledger.violations.push(`form ${formId} handed in by nobody`);
      return [];
    }
    lost ||= call.outcome === 'lost';
  }
  const mine = (await ask(at, owner, 'applications.mine')) ?? [];
  return mine
    .filter((a) => String(a.formId) === formId)
    .map((a) => ({
      ...{ id: String(a.applicationId), version: a.version, state: a.state, match: a.match, owner },
      bank: at.banks.get(String(chosen.find((c) => c.code === a.code).bankId)),
    }));
}

/** Whose answer was lost looks whether its draft is there. */
async function draftOf(at, owner, { outcome, mark }) {
  if (outcome !== 'lost') return undefined;
  const mine = (await ask(at, owner, 'applications.mine')) ?? [];
  return mine.find((a) => a.asked.purpose === mark)?.formId;
}

/** Brings one application as far as chance will have it. */
async function life(at, application) {
  const { ledger, random } = at;
  const { owner, bank, match } = application;
  const move = moveBy(at, application, (path, input) => ask(at, owner, path, input));
  const withdrawn = async (p) => random.chance(p) && (await move(owner, 'withdraw'));
  const banker = () => random.pick(bank.actors);
  if (await withdrawn(0.06)) return;
  if (!(await move(banker(), 'accept'))) return;
  if (!(await move(banker(), 'review'))) return;
  if (random.chance(0.3)) {
    if (!(await move(banker(), 'ask', { words: ledger.mark('question') }))) return;
    const paper = await sendDocument({ ledger, random, owner });
    const files = paper.result ? [{ fileId: String(paper.result.fileId), name: '补充.pdf' }] : [];
    if (!(await move(owner, 'answer', { words: ledger.mark('answer'), files }))) return;
  }
  if (await withdrawn(0.05)) return;
  if (random.chance(0.25)) {
    await move(banker(), 'reject', { reasons: ['debt-high'], remark: ledger.mark('remark') });
    return;
  }
  const amount = Math.max(Math.min(100_000_000, match.amount.max), match.amount.min);
  const termMonths = Math.max(Math.min(12, match.termMonths.max), match.termMonths.min);
  const validUntil = day(Date.now() + 20 * DAY_MS);
  const terms = {
    amount,
    rate: 345,
    termMonths,
    method: match.methods[0],
    upfrontFeeBp: 0,
    guaranteeFeeBp: 0,
  };
  if (!(await move(banker(), 'approve', { offer: { ...terms, validUntil } }))) return;
  if (!(await move(owner, random.chance(0.9) ? 'take-offer' : 'decline-offer'))) return;
  if (application.state === 'offer-declined') return;
  if (!(await move(banker(), 'sign'))) return;
  if (!(await move(banker(), 'draw', { drawnOn: day(Date.now()) }))) return;
  for (let left = Math.floor(random.between(1, 6)); left > 0; left--) {
    const paidOn = day(Date.now());
    if (!(await move(banker(), 'repay', { paidOn, amount: 100_000 + left * 1_000 }))) return;
  }
  if (!random.chance(0.4)) return;
  const seen = await ask(at, owner, 'applications.one', { applicationId: application.id });
  await move(banker(), 'repay', { paidOn: day(Date.now()), amount: Number(seen.loan.payoff) });
}
