import { expect, type Page, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { PASSWORD, PEOPLE } from '../fixtures/people';
import { AccountPage } from '../pages/account-page';
import { SignInPage } from '../pages/sign-in-page';

// an account no other journey uses: from here on it is asked for a code
const LOGIN = 'district-120119';

async function find(desk: Page, login: string): Promise<void> {
  await desk.getByLabel('按登录名或名称查找账号').fill(login);
  await desk.keyboard.press('Enter');
}

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
  await new SignInPage(desk).as(PEOPLE.security, '/security');
  await find(desk, LOGIN);
  const row = desk.getByRole('row').filter({ hasText: LOGIN });
  await expect(row).toContainText('已启用');
  await expectWellMade(desk, 'security-accounts');
  await row.getByRole('button', { name: '重置两步验证' }).click();
  await desk.getByRole('button', { name: /^确\s?定$/ }).click();
  await expect(row).toContainText('未启用');
  // and the session is over
  await page.goto('/district').catch(() => undefined);
  await page.waitForURL((url) => url.pathname === '/sign-in');
});

test('a first password is good for choosing another, and a closed account is out at once', async ({
  page,
  browser,
}) => {
  const desk = await (await browser.newContext()).newPage();
  await new SignInPage(desk).as(PEOPLE.security, '/security');
  const login = `officer.${Date.now() % 1e9}`;
  await desk.getByRole('textbox', { name: '姓名' }).fill('王五');
  await desk.getByRole('textbox', { name: '登录名', exact: true }).fill(login);
  await desk.getByRole('combobox', { name: '角色' }).click();
  await desk.getByTitle('信贷经理').click();
  await desk.getByRole('combobox', { name: '银行' }).click();
  await desk.getByTitle('交通银行').click();
  await desk.getByRole('button', { name: '开通账号' }).click();
  const first = (await desk.getByTestId('initial-password').textContent()) ?? '';
  expect(first).toMatch(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/);

  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.send(login, first);
  await page.waitForURL((url) => url.pathname === '/account');
  await expect(page.getByText('请先换成自己的')).toBeVisible();
  await expectWellMade(page, 'account-first-password');
  await page.goto('/bank');
  await page.waitForURL((url) => url.pathname === '/account');
  const own = 'wandering-heron-42';
  const change = async (current: string, next: string, again: string) => {
    await page.getByLabel('现在的密码').fill(current);
    await page.getByLabel('新密码', { exact: true }).fill(next);
    await page.getByLabel('再输一遍新密码').fill(again);
    await page.getByRole('button', { name: '修改密码' }).click();
  };
  await change(first, own, 'wandering-heron-43');
  await expect(page.getByText('两次输入的新密码不同')).toBeVisible();
  await change('not-the-password', own, own);
  await expect(page.getByRole('alert').filter({ hasText: '现在的密码不对' })).toBeVisible();
  await change(first, own, own);
  await page.waitForURL((url) => url.pathname === '/sign-in');
  await expect(page.getByText('密码已修改')).toBeVisible();
  await signIn.send(login, own);
  await page.waitForURL((url) => url.pathname === '/account');
  const account = new AccountPage(page);
  await account.begin();
  await account.confirm();
  await page.getByRole('button', { name: '已保存好' }).click();
  await page.goto('/bank');
  await expect(page).toHaveURL(/\/bank$/);

  await find(desk, login);
  const row = desk.getByRole('row').filter({ hasText: login });
  await row.getByRole('button', { name: '停用' }).click();
  await desk.getByRole('button', { name: /^确\s?定$/ }).click();
  await expect(row).toContainText('已停用');
  await page.goto('/bank');
  await page.waitForURL((url) => url.pathname === '/sign-in');
});
