import { afterAll, expect, it } from 'vitest';
import { revokeConsent } from '@/modules/consent/commands/revoke-consent';
import { keepDocument } from '@/modules/documents/commands/keep-document';
import { closeDb, db } from '@/server/db';
import { bankDocument, myDocument } from '../queries/application-documents';
import { bankApplication } from '../queries/bank-application';
import { productChoices } from '../queries/product-choices';
import { anApplicant, bankScope, FRIDAY, NEED, versionOf } from './application-case';
import { answerInformation, askInformation } from './ask-information';
import { startApplication } from './start-application';
import { submitApplication } from './submit-application';
import { takeStep } from './take-step';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
const body = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]).stream();
afterAll(closeDb);

it('papers go with the form and with an answer, to the banks asked, while the grant stands', async () => {
  const { owner, snapshot } = await anApplicant();
  const other = (await anApplicant()).owner;
  const [choice] = await productChoices(owner, NEED, snapshot);
  const { formId } = await startApplication(owner, {
    ...{ need: NEED, codes: [choice!.code], now: FRIDAY, snapshot },
  });
  const sent = async (by: typeof owner) => (await keepDocument(by, body(PDF))).fileId;
  const [mine, theirs] = [await sent(owner), await sent(other)];
  const submit = (fileId: bigint) =>
    submitApplication(owner, {
      ...{ formId, months: 12, now: FRIDAY, snapshot },
      grants: [{ bankId: choice!.bankId, categories: ['tax'] }],
      files: [{ fileId, name: '../采购合同.exe' }],
    });
  await expect(submit(theirs)).rejects.toMatchObject({ code: 'document-unknown' });
  const { applicationIds } = await submit(mine);
  const [applicationId] = applicationIds as [bigint];
  const bank = bankScope(choice!.bankId);
  const step = async (event: 'accept' | 'review') =>
    takeStep(bank, { applicationId, version: await versionOf(applicationId), event, now: FRIDAY });
  await step('accept');
  await step('review');
  await askInformation(bank, {
    ...{ applicationId, version: await versionOf(applicationId), now: FRIDAY },
    words: '请补充订单',
  });
  const answered = await sent(owner);
  const answer = async (fileId: bigint) =>
    answerInformation(owner, {
      ...{ applicationId, version: await versionOf(applicationId), now: FRIDAY },
      words: '见附件',
      files: [{ fileId, name: '订单.pdf' }],
    });
  await expect(answer(mine)).rejects.toMatchObject({ code: 'document-unknown' }); // used already
  await answer(answered);

  const { documents } = await bankApplication(bank, applicationId, FRIDAY, '2026-11-27' as never);
  expect(documents.map((d) => d.name)).toEqual(['采购合同.pdf', '订单.pdf']);
  const read = (scope: typeof bank, fileId: bigint) =>
    bankDocument(scope, { applicationId, fileId, now: FRIDAY });
  expect(Buffer.from((await read(bank, mine)).base64, 'base64')).toEqual(PDF);
  expect(Buffer.from((await myDocument(owner, answered)).base64, 'base64')).toEqual(PDF);
  await expect(read(bank, theirs)).rejects.toMatchObject({ code: 'document-unknown' });
  const stranger = bankScope(choice!.bankId + 1_000_000n);
  await expect(read(stranger, mine)).rejects.toMatchObject({ code: 'application-unknown' });
  await expect(myDocument(other, mine)).rejects.toMatchObject({ detail: { foreign: `document:${mine}` } });
  // the enterprise sees that it was read
  const { enterpriseId } = owner;
  const reads = await db().dataRead.findMany({ where: { enterpriseId, bankId: choice!.bankId } });
  expect(reads.filter((r) => r.purpose.includes('材料')).map((r) => r.reader)).toEqual([bank.actor.login]);
  const { consentId } = await db().application.findUniqueOrThrow({ where: { id: applicationId } });
  await revokeConsent(owner, { consentId: consentId!, now: FRIDAY });
  await expect(read(bank, mine)).rejects.toMatchObject({ code: 'consent-missing' });
});
