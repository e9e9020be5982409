import { afterAll, describe, expect, it } from 'vitest';
import { type Instant, instant, isoDate } from '@/kernel/period';
import { revokeConsent } from '@/modules/consent/commands/revoke-consent';
import { dataReads } from '@/modules/consent/queries/data-reads';
import { listConsents } from '@/modules/consent/queries/list-consents';
import { closeDb, db } from '@/server/db';
import { systemScope } from '@/server/scopes';
import { applicationFacts, bankApplication } from '../queries/bank-application';
import { bankQueue } from '../queries/bank-queue';
import { messages } from '../queries/messages';
import { myApplication, myApplications, myDraft } from '../queries/my-applications';
import { productChoices } from '../queries/product-choices';
import {
  anApplicant,
  anOffer,
  aSubmittedForm,
  bankScope,
  brought,
  FRIDAY,
  MONDAY,
  NEED,
  versionOf,
} from './application-case';
import { answerInformation, askInformation } from './ask-information';
import { approveApplication, rejectApplication } from './decide-application';
import { runClocks } from './run-clocks';
import { startApplication } from './start-application';
import { submitApplication } from './submit-application';
import { takeStep } from './take-step';

const TODAY = isoDate('2026-11-30');
afterAll(closeDb);

const refusals = (settled: PromiseSettledResult<unknown>[]) =>
  settled.flatMap((s) => (s.status === 'rejected' ? [s.reason] : []));

describe('applying', () => {
  it('is one form to two banks: each may read what was granted to it, both clocks run', async () => {
    const c = await aSubmittedForm();
    const mine = await myApplications(c.owner, TODAY);
    expect(mine.map((a) => [a.state, a.clock?.kind, a.clock?.due, a.clock?.urgency])).toEqual([
      ['submitted', 'accept', '2026-11-30', 'today'],
      ['submitted', 'accept', '2026-11-30', 'today'],
    ]);
    expect((await listConsents(c.owner, MONDAY)).map((l) => [l.state, l.categories])).toEqual([
      ['live', ['invoice', 'tax']],
      ['live', ['invoice', 'tax']],
    ]);
    for (const [nth, officer] of c.officers.entries()) {
      const { lines } = await bankQueue(officer, { group: 'todo', mine: false }, TODAY);
      expect(lines.map((l) => l.applicationId)).toContain(c.ids[nth]);
      expect(lines.map((l) => l.applicationId)).not.toContain(c.ids[1 - nth]);
      expect((await messages(officer)).lines[0]).toMatchObject({ title: '企业提交了申请', read: false });
      await expect(bankApplication(officer, c.ids[1 - nth]!, MONDAY, TODAY)).rejects.toMatchObject({
        kind: 'not-found',
      });
    }
  });

  it('is not seen by a bank before it is submitted, is submitted once, and asks for a grant to every bank', async () => {
    const { owner, snapshot } = await anApplicant();
    const [choice] = await productChoices(owner, NEED, snapshot);
    const { formId } = await startApplication(owner, {
      ...{ need: NEED, codes: [choice!.code], snapshot, now: FRIDAY },
    });
    const draft = await myDraft(owner, formId, TODAY);
    expect(draft.banks.map((b) => b.bankId)).toEqual([choice!.bankId]);
    const row = await db().application.findFirstOrThrow({ where: { formId } });
    await expect(bankApplication(bankScope(choice!.bankId), row.id, MONDAY, TODAY)).rejects.toMatchObject({
      kind: 'not-found',
    });
    const submit = (categories: 'tax'[]) =>
      submitApplication(owner, {
        ...{ formId, grants: [{ bankId: choice!.bankId, categories }], months: 6, now: FRIDAY, snapshot },
      });
    await expect(submit([])).rejects.toMatchObject({ code: 'application-grant-missing' });
    const twice = await Promise.allSettled([submit(['tax']), submit(['tax'])]);
    expect(refusals(twice)).toMatchObject([{ code: 'application-form-submitted' }]);
    expect(await db().application.count({ where: { formId } })).toBe(1);
    expect(await versionOf(row.id)).toBe(2);
  });

  it('is one application in process for a product: a second is refused, also of two at once', async () => {
    const { owner, snapshot } = await anApplicant();
    const [choice] = await productChoices(owner, NEED, snapshot);
    const aForm = async () =>
      (await startApplication(owner, { need: NEED, codes: [choice!.code], now: FRIDAY, snapshot })).formId;
    const submit = (formId: bigint) =>
      submitApplication(owner, {
        ...{ formId, months: 12, now: FRIDAY, snapshot },
        grants: [{ bankId: choice!.bankId, categories: ['tax'] }],
      });
    const settled = await Promise.allSettled([await aForm(), await aForm(), await aForm()].map(submit));
    expect(settled.filter((s) => s.status === 'fulfilled')).toHaveLength(1);
    for (const reason of refusals(settled)) expect(reason).toMatchObject({ code: 'application-open' });
    await expect(aForm()).rejects.toMatchObject({ code: 'application-open' });
    const [open] = await db().application.findMany({
      where: { enterpriseId: owner.enterpriseId, state: 'submitted' },
    });
    await takeStep(owner, {
      applicationId: open!.id,
      version: open!.version,
      event: 'withdraw',
      now: FRIDAY,
    });
    await submit(await aForm());
  });

  it('refuses a product that does not serve the need', async () => {
    const { owner, snapshot } = await anApplicant();
    const need = { ...NEED, termMonths: 360 };
    expect(await productChoices(owner, need, snapshot)).toEqual([]);
    await expect(
      startApplication(owner, { need, codes: ['haihe-jinxin-e'], snapshot }),
    ).rejects.toMatchObject({ code: 'application-product-unfit' });
  });
});

describe('the clock', () => {
  it('stands still while the enterprise owes an answer', async () => {
    const c = await aSubmittedForm();
    const applicationId = await brought(c, 0, 'reviewing');
    const dueOf = async () =>
      (await db().application.findUniqueOrThrow({ where: { id: applicationId } })).dueOn
        ?.toISOString()
        .slice(0, 10);
    const before = await dueOf();
    const bank = c.officers[0]!;
    const say = async (now: Instant, words: string) => ({
      ...{ applicationId, version: await versionOf(applicationId), now, words },
    });
    await askInformation(bank, await say(MONDAY, '请补充近三个月的订单'));
    expect(await dueOf()).toBeUndefined();
    expect((await messages(c.owner)).lines[0]?.body).toContain('请补充近三个月的订单');
    await answerInformation(c.owner, await say(instant('2026-12-07T02:00:00.000Z'), '订单金额 80 万元'));
    // a week later: five working days more
    const days = (Date.parse((await dueOf())!) - Date.parse(before!)) / 86_400_000;
    expect(days).toBe(7);
    const detail = await bankApplication(bank, applicationId, MONDAY, TODAY);
    expect(detail.events.map((e) => e.words).filter(Boolean)).toEqual([
      '请补充近三个月的订单',
      '订单金额 80 万元',
    ]);
  });

  it('lets an offer lapse: it cannot be taken, and is read so before anybody wrote it down', async () => {
    const c = await aSubmittedForm();
    const applicationId = await brought(c, 0, 'approved');
    const later = instant('2027-01-01T02:00:00.000Z');
    const version = await versionOf(applicationId);
    await expect(
      takeStep(c.owner, { applicationId, version, event: 'take-offer', now: later }),
    ).rejects.toMatchObject({ code: 'offer-lapsed' });
    const mine = await myApplication(c.owner, applicationId, later, isoDate('2027-01-01'));
    expect(mine.state).toBe('offer-expired');
    expect((await runClocks(systemScope(), { now: later })).expired).toBeGreaterThan(0);
    expect(await db().application.findUniqueOrThrow({ where: { id: applicationId } })).toMatchObject({
      state: 'offer-expired',
    });
  });
});

describe('data', () => {
  it('are read under the grant alone, and each read is shown to the enterprise', async () => {
    const c = await aSubmittedForm();
    const applicationId = await brought(c, 0, 'reviewing');
    const bank = c.officers[0]!;
    const { facts, withheld } = await applicationFacts(bank, applicationId, MONDAY);
    expect(withheld).toBeGreaterThan(0);
    expect(new Set(facts.map((f) => f.category))).toEqual(new Set(['public', 'tax', 'invoice']));
    expect(await dataReads(c.owner, { limit: 5 })).toMatchObject([
      { categories: ['tax', 'invoice'], purpose: `审批融资申请 ${applicationId}`, at: MONDAY },
    ]);
  });

  it('a grant revoked in the middle of a review: the next read is refused, both sides see it', async () => {
    const c = await aSubmittedForm();
    const applicationId = await brought(c, 0, 'reviewing');
    const bank = c.officers[0]!;
    await applicationFacts(bank, applicationId, MONDAY);
    const { consentId } = await db().application.findUniqueOrThrow({ where: { id: applicationId } });
    await revokeConsent(c.owner, { consentId: consentId!, now: MONDAY });
    await expect(applicationFacts(bank, applicationId, MONDAY)).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'consent-missing',
    });
    expect((await bankApplication(bank, applicationId, MONDAY, TODAY)).opened).toEqual([]);
    expect((await myApplication(c.owner, applicationId, MONDAY, TODAY)).opened).toEqual([]);
    const at = { applicationId, version: await versionOf(applicationId), now: MONDAY };
    await expect(
      approveApplication(bank, { ...at, offer: await anOffer(applicationId) }),
    ).rejects.toMatchObject({ code: 'consent-missing' });
    await rejectApplication(bank, { ...at, reasons: ['data-insufficient'], remark: '授权已撤销' });
    expect((await myApplication(c.owner, applicationId, MONDAY, TODAY)).reasons).toEqual([
      'data-insufficient',
    ]);
  });
});
