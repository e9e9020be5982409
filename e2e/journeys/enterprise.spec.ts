import { expect, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { PEOPLE } from '../fixtures/people';
import { MatchPage } from '../pages/match-page';
import { SignInPage } from '../pages/sign-in-page';

test.beforeEach(async ({ page }) => {
  await new SignInPage(page).as(PEOPLE.owner, '/enterprise');
});

test('sees what is known of it, down to the row and the date', async ({ page }) => {
  await expect(page.getByRole('heading', { name: '我的信用' })).toBeVisible();
  await expect(page.getByText('信用评分').first()).toBeVisible();
  await expectWellMade(page, 'enterprise-profile');
  await page
    .getByRole('row', { name: /^纳税额 近 12 个月/ })
    .getByRole('button')
    .click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText(/来自 \d+ 条记录/)).toBeVisible();
  await drawer.locator('summary').first().click();
  await expect(drawer.locator('summary').first()).toContainText(
    /tax-payment\.csv 第 \d+ 行.*获知于 2026-1\d-\d\d/,
  );
  await expect(
    drawer
      .locator('dt')
      .filter({ hasText: /^入库税额$/ })
      .first(),
  ).toBeVisible();
});

test('is told that what nobody sent is unknown, not zero', async ({ page }) => {
  const unknown = page.getByRole('button', { name: '未知' }).first();
  await unknown.click();
  await expect(page.getByRole('dialog').getByText(/为什么未知：.*未知不当作零，也不当作不好/)).toBeVisible();
});

test('sees why it does not match, and what is unknown', async ({ page }) => {
  const match = new MatchPage(page);
  await match.open();
  await match.ask(200, 12, '采购原材料');
  await expect(match.group('ineligible').getByRole('heading')).toHaveText(/\d+ 款现在不符合/);
  const nearest = match.group('ineligible').getByRole('article').first();
  await expect(match.stops(nearest).first()).toContainText('不符合');
  await expect(match.stops(nearest).first()).toContainText(/可以改善|现在改变不了/);
  await expectWellMade(page, 'enterprise-match');
  // what would help: steps to take, or why nothing does
  const path = await match.howToMeet(nearest);
  await expect(path).toContainText(/步即可符合|现在改变不了|合在一起做不到/);
  await expectWellMade(page, 'enterprise-match-path');
  // a need no product serves: everything is refused, with the reason
  await match.ask(100, 360, '买设备');
  await expect(match.group('eligible').getByRole('heading')).toHaveText(/^0 款符合条件/);
  await expect(page.locator('li[data-outcome=fail]').filter({ hasText: '期限在' }).first()).toContainText(
    '需求期限：360 个月',
  );
});

test('refuses a need that cannot be, in words', async ({ page }) => {
  const match = new MatchPage(page);
  await match.open();
  await page.getByRole('button', { name: /修\s?改/ }).click();
  await page.getByLabel('用多久').fill('900');
  await page.getByLabel('做什么用').fill('');
  await page.getByRole('button', { name: '看看能借什么' }).click();
  await expect(page.getByText('请填 1 到 360 之间的整数')).toBeVisible();
  await expect(page.getByText('请写明用途，如采购原材料')).toBeVisible();
});

test('compares products by what a year costs', async ({ page }) => {
  await page.goto('/enterprise/products');
  await expect(page.getByRole('row')).not.toHaveCount(0);
  await expectWellMade(page, 'enterprise-products');
  await page.getByRole('searchbox').fill('知识产权');
  await expect(page.getByRole('cell', { name: '知识产权质押' }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: '信用贷款' })).toHaveCount(0);
});

test('authorises a bank and takes it back', async ({ page }) => {
  await page.goto('/enterprise/consents');
  await expectWellMade(page, 'enterprise-consents');
  await page.getByLabel('哪家银行').fill('江苏');
  await page.getByTitle('江苏银行').click({ timeout: 10_000 });
  await page.getByRole('button', { name: /^授\s?权$/ }).click();
  await expect(page.getByText('请至少选一类')).toBeVisible();
  await page.getByLabel('纳税', { exact: true }).check();
  await page.getByRole('button', { name: /^授\s?权$/ }).click();
  const row = page.getByRole('row', { name: /江苏银行.*有效/ });
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: /撤\s?销/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^撤\s?销$/ })
    .click();
  await expect(page.getByRole('row', { name: /江苏银行.*已撤销/ })).toBeVisible();
});
