import { expect, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { PEOPLE } from '../fixtures/people';
import { SignInPage } from '../pages/sign-in-page';

test('says what is wrong, keeps the login, and locks after five failures', async ({ browser }) => {
  // from an address of its own (RFC 5737): the lock must not shut the other journeys out
  const context = await browser.newContext({
    extraHTTPHeaders: { 'x-forwarded-for': `203.0.113.${1 + (Date.now() % 254)}` },
  });
  const page = await context.newPage();
  const signIn = new SignInPage(page);
  await signIn.open();
  await expectWellMade(page, 'sign-in');
  // a login nobody has, so that no other journey is locked out
  const login = `nobody-${Date.now()}`;
  for (let i = 0; i < 5; i++) {
    await signIn.send(login, `wrong-password-${i}`);
    await signIn.refusal('登录名或密码不对');
    await expect(page.getByLabel('登录名')).toHaveValue(login);
  }
  await signIn.send(login, 'wrong-password-6');
  await signIn.refusal(/登录失败次数过多.*后可再试/);
});

test('leads each role to its own place and nobody else there', async ({ page }) => {
  await page.goto('/bank');
  await page.waitForURL('**/sign-in');
  const signIn = new SignInPage(page);
  await signIn.as(PEOPLE.district, '/district');
  await page.goto('/operator');
  await page.waitForURL('**/district');
  await signIn.out();
  await page.goto('/district');
  await page.waitForURL('**/sign-in');
});

test('signing out ends the session everywhere', async ({ browser }) => {
  const open = async () => (await browser.newContext()).newPage();
  const [first, second] = [await open(), await open()];
  await new SignInPage(first).as(PEOPLE.otherOfficer, '/bank');
  await new SignInPage(second).as(PEOPLE.otherOfficer, '/bank');
  await second.waitForLoadState('networkidle');
  await new SignInPage(first).out();
  // a call of the page that comes back refused may lead to the sign-in page first, and abort this one
  await second.goto('/bank/whitelists').catch(() => undefined);
  await second.waitForURL((url) => url.pathname === '/sign-in');
});

test('the landing page says what this is', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '信易贷' })).toBeVisible();
  await expectWellMade(page, 'landing');
});
