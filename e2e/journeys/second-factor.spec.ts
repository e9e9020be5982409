import { expect, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { PASSWORD } from '../fixtures/people';
import { AccountPage } from '../pages/account-page';
import { SignInPage } from '../pages/sign-in-page';

// an account no other journey uses: from here on it is asked for a code
const LOGIN = 'district-120119';

test('sets up a second factor, signs in with it, and the platform resets it', async ({ page, browser }) => {
  const signIn = new SignInPage(page);
  await signIn.as(LOGIN, '/district');
  const account = new AccountPage(page);
  await account.open();
  await expect(page.getByText('本演示环境允许不启用两步验证')).toBeVisible();
  await expectWellMade(page, 'account');
  await account.begin();
  await expectWellMade(page, 'account-enrol');
  await account.confirm('000000');
  await expect(page.getByRole('alert').filter({ hasText: '验证码不对' })).toBeVisible();
  await account.confirm();
  const codes = await account.recoveryCodes();
  expect(codes).toHaveLength(10);
  await expectWellMade(page, 'account-recovery-codes');
  await page.getByRole('button', { name: '已保存好' }).click();
  await expect(page.getByText('还有 10 个恢复码可用')).toBeVisible();
  await signIn.out();

  await signIn.open();
  await signIn.send(LOGIN, PASSWORD);
  const field = page.getByLabel('验证器上的 6 位数字');
  await expect(field).toBeVisible();
  await expectWellMade(page, 'sign-in-code');
  await field.fill('000000');
  await page.getByRole('button', { name: /验\s?证/ }).click();
  await signIn.refusal('验证码不对');
  await page.getByLabel('验证器上的 6 位数字').fill(account.code(1));
  await page.getByRole('button', { name: /验\s?证/ }).click();
  await page.waitForURL((url) => url.pathname === '/district');
  await signIn.out();

  await signIn.open();
  await signIn.send(LOGIN, PASSWORD);
  await page.getByLabel('验证器上的 6 位数字').fill(codes[0] as string);
  await page.getByRole('button', { name: /验\s?证/ }).click();
  await page.waitForURL((url) => url.pathname === '/district');

  const desk = await (await browser.newContext()).newPage();
  await new SignInPage(desk).as('operator', '/operator');
  await desk.goto('/operator/accounts');
  const row = desk.getByRole('row').filter({ hasText: LOGIN });
  await expect(row).toContainText('已启用');
  await expectWellMade(desk, 'operator-accounts');
  await row.getByRole('button', { name: '重置两步验证' }).click();
  await desk.getByRole('button', { name: /^重\s?置$/ }).click();
  await expect(row).toContainText('未启用');
  // and the session is over
  await page.goto('/district').catch(() => undefined);
  await page.waitForURL((url) => url.pathname === '/sign-in');
});
