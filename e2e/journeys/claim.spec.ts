import { expect, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { PEOPLE } from '../fixtures/people';
import { SignInPage } from '../pages/sign-in-page';

const OWN_PASSWORD = 'wandering-heron-42';

test('an enterprise claims its account by a posted code, and its owner lets staff in', async ({
  browser,
}) => {
  const open = async () =>
    (
      await browser.newContext({
        extraHTTPHeaders: { 'x-forwarded-for': `198.51.100.${1 + (Date.now() % 254)}` },
      })
    ).newPage();
  const [desk, page, other] = [await open(), await open(), await open()];

  await new SignInPage(desk).as(PEOPLE.operator, '/operator');
  const uscc = process.env.XYD_E2E_UNCLAIMED as string; // an enterprise of the demo city without an account
  await desk.goto('/operator/claims');
  await desk.getByLabel('统一社会信用代码').fill(uscc);
  await desk.getByRole('button', { name: '生成认领码' }).click();
  const code = (await desk.getByTestId('claim-code').textContent()) ?? '';
  expect(code).toMatch(/^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/);

  const answer = async (on: typeof page, label: string | RegExp, text: string, button: RegExp = /下一步/) => {
    await on.getByLabel(label).fill(text);
    await on.getByRole('button', { name: button }).click();
  };
  const login = `owner.${Date.now() % 1e9}`;
  await page.goto('/');
  await page.getByRole('link', { name: '凭认领码开通账号' }).click();
  await answer(page, /统一社会信用代码是/, '91120103MA05XXXX1X');
  await expect(page.getByRole('alert').filter({ hasText: '18 位' })).toBeVisible();
  await expectWellMade(page, 'claim');
  await answer(page, /统一社会信用代码是/, uscc.toLowerCase());
  await answer(page, /认领码是/, 'WRONG-CODE');
  await expect(page.getByRole('alert').filter({ hasText: '对不上' })).toBeVisible();
  await answer(page, /认领码是/, code.toLowerCase().replaceAll('-', ' '));
  await expectWellMade(page, 'claim-name');
  await answer(page, /您怎么称呼/, '张三');
  await answer(page, /手机号/, '138 0013 8000');
  await answer(page, /登录名/, login);
  await answer(page, '设一个密码', 'short', /开通账号/);
  await expect(page.getByRole('alert').filter({ hasText: '至少 10 个字符' })).toBeVisible();
  await answer(page, '设一个密码', OWN_PASSWORD, /开通账号/);
  await expect(page.getByRole('heading', { name: '账号已开通' })).toBeVisible();

  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.send(login, OWN_PASSWORD);
  await page.waitForURL((url) => url.pathname === '/enterprise');
  await page.getByRole('link', { name: '经办人' }).click();
  await page.getByLabel('同事的姓名').fill('李四');
  await page.getByRole('button', { name: '生成邀请' }).click();
  const link = (await page.getByTestId('invitation-link').textContent()) ?? '';
  await expectWellMade(page, 'enterprise-staff');

  const staff = `staff.${Date.now() % 1e9}`;
  await other.goto(link);
  await expect(other.getByLabel('邀请码是？')).not.toHaveValue('');
  await other.getByRole('button', { name: /下一步/ }).click();
  await answer(other, /李四.*手机号/, '13900139000');
  await answer(other, /登录名/, staff);
  await answer(other, '设一个密码', OWN_PASSWORD, /开通账号/);
  await expect(other.getByText('的经办人')).toBeVisible();
  await new SignInPage(other).open();
  await new SignInPage(other).send(staff, OWN_PASSWORD);
  await other.waitForURL((url) => url.pathname === '/enterprise');
  await other.goto('/enterprise/consents');
  await expect(other.getByText('授权与撤销只有企业负责人能做')).toBeVisible();
  await other.goto('/enterprise/staff');
  await other.waitForURL((url) => url.pathname === '/enterprise');
  // nothing that is offered to staff is refused; what is the owner's says so
  const places = await other.getByRole('navigation', { name: '主导航' }).getByRole('link').all();
  const hrefs = await Promise.all(places.map((place) => place.getAttribute('href')));
  expect(hrefs.length).toBeGreaterThan(3);
  for (const href of hrefs) {
    await other.goto(href as string);
    await other.waitForLoadState('networkidle');
    await expect(other.getByText('没有这项操作的权限')).toHaveCount(0);
  }
  await other.goto('/enterprise/apply');
  await expect(other.getByText('要由企业负责人用自己的账号办理')).toBeVisible();
  await expectWellMade(other, 'enterprise-owner-only');

  await page.reload();
  const row = page.getByRole('row').filter({ hasText: staff });
  await expect(row).toContainText('139****9000');
  await row.getByRole('button', { name: /停\s?用/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /停\s?用/, exact: false })
    .last()
    .click();
  await expect(row).toContainText('已停用');
  await other.goto('/enterprise').catch(() => undefined);
  await other.waitForURL((url) => url.pathname === '/sign-in');
});
