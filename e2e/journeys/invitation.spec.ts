import { expect, type Page, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { pagesFor } from '../fixtures/pages-for';
import { PEOPLE } from '../fixtures/people';
import { BankWhitelistPage } from '../pages/bank-whitelist-page';
import { BankInvitationPage, InvitedPage } from '../pages/invitation-page';
import { SignInPage } from '../pages/sign-in-page';

const BANK = '海河';

/** A list of everybody whose age is known: the owner's enterprise is on it. @returns its build */
async function everybody(officer: Page): Promise<string> {
  const code = `everybody-${Date.now().toString(36)}`;
  const rule = { id: 'known', label: '有登记', when: { op: 'known', feature: 'age-months' } };
  const definition = {
    ...{ districts: [], batchIds: [], cap: null, limit: null, limitMax: null },
    rules: [{ ...rule, onUnknown: 'pass', hard: true }],
    ranking: [{ feature: 'credit-score', direction: 'desc' }],
  };
  const made = await officer.request.post('/api/trpc/whitelist.build', {
    data: { json: { code, name: `邀请名单${code.slice(-6)}`, purpose: '贷款审批', definition } },
  });
  expect(made.status(), await made.text()).toBe(200);
  return String((await made.json()).result.data.json.buildId);
}

test('a bank has the listed invited; one grants, and only then has a name', async ({ browser }) => {
  test.slow();
  const [officer, reviewer, owner] = await pagesFor(browser, 3);
  await new SignInPage(officer).as(PEOPLE.officer, '/bank');
  await new SignInPage(reviewer).as(PEOPLE.reviewer, '/bank');
  const list = new BankWhitelistPage(reviewer);
  await list.openBuild(await everybody(officer));
  await list.publish();
  const editionId = new URL(reviewer.url()).pathname.split('/').at(-1) as string;
  await expect(reviewer.getByRole('heading', { name: /^邀请授权/ })).toBeVisible();
  await expect(new BankInvitationPage(reviewer).inviteButton).toHaveCount(0);

  const bank = new BankInvitationPage(officer);
  await bank.open(editionId);
  const told = await bank.invite(['纳税', '发票']);
  await expect(told.getByText(/新发出 [\d,]+ 户邀请/)).toBeVisible();
  await told.getByRole('button', { name: '知道了' }).click();
  await expect(bank.step('invited')).toHaveText(/\d+ 户/);
  await expectWellMade(officer, 'bank-invitations');
  const again = await bank.invite(['纳税', '发票']);
  await expect(again.getByText(/新发出 0 户邀请。此前已邀请过 [\d,]+ 户，没有重复发送/)).toBeVisible();

  await new SignInPage(owner).as(PEOPLE.owner, '/enterprise');
  await expect(owner.getByText(/邀请您授权/).first()).toBeVisible();
  const invited = new InvitedPage(owner);
  await invited.open();
  await expect(invited.card(BANK)).toContainText('不同意没有任何影响');
  await expect(invited.card(BANK)).toContainText('纳税');
  await expectWellMade(owner, 'enterprise-invitation');
  const csv = async () =>
    (await new BankWhitelistPage(officer).exported('CSV')).toString('utf8').split('\r\n');
  await bank.open(editionId);
  const before = new Set(await csv());
  await invited.grant(BANK, '发票');
  const mine = owner.getByRole('row', { name: new RegExp(`${BANK}.*纳税.*有效`) });
  await expect(mine).toBeVisible();

  await bank.open(editionId);
  await expect(bank.step('granted')).toHaveText('1 户');
  const fresh = (await csv()).filter((line) => !before.has(line));
  expect(fresh).toHaveLength(1);
  expect(fresh[0]).not.toContain('未授权企业');

  // taken back: a pseudonym again
  await mine.getByRole('button', { name: /撤\s?销/ }).click();
  await owner
    .getByRole('dialog')
    .getByRole('button', { name: /^撤\s?销$/ })
    .click();
  await expect(owner.getByRole('row', { name: new RegExp(`${BANK}.*已撤销`) }).first()).toBeVisible();
  await bank.open(editionId);
  expect((await csv()).filter((line) => !before.has(line))).toEqual([]);
});

test('the platform sees who asks how much, and may stop it', async ({ page }) => {
  await new SignInPage(page).as(PEOPLE.operator, '/operator');
  await page.goto('/operator/invitations');
  await expect(page.getByRole('heading', { name: '授权邀请' })).toBeVisible();
  await expectWellMade(page, 'operator-invitations');
});
