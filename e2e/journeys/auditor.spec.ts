import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { PEOPLE } from '../fixtures/people';
import { SignInPage } from '../pages/sign-in-page';

test('an auditor finds who published a list, recomputes the chain, takes a copy, and is seen doing so', async ({
  page,
}) => {
  await new SignInPage(page).as(PEOPLE.auditor, '/auditor');
  await expect(page.getByRole('button', { name: /^查看编号/ }).first()).toBeVisible();
  await expectWellMade(page, 'auditor');

  await page.getByRole('button', { name: '校验整条链' }).click();
  await expect(page.getByText(/审计链完整：重算了 [\d,]+ 条/)).toBeVisible();

  await page.getByLabel('动作').fill('发布白名单');
  await page.keyboard.press('Enter');
  const published = page.getByRole('row').filter({ hasText: '发布白名单' });
  await expect(published.first()).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '提交融资需求' })).toHaveCount(0);
  await published
    .first()
    .getByRole('button', { name: /^查看编号/ })
    .click();
  await expect(page.getByText('前一条的哈希', { exact: true })).toBeVisible();
  await expectWellMade(page, 'auditor-event');
  await page.keyboard.press('Escape');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toMatch(/^\uFEFF链序,编号,时间/);
  expect(text).toContain('publish-whitelist');

  await page.reload();
  await expect(page.getByRole('cell', { name: '导出审计记录' }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: '查看一条审计记录' }).first()).toBeVisible();
});

test('an auditor gets nowhere else', async ({ page }) => {
  await new SignInPage(page).as(PEOPLE.auditor, '/auditor');
  for (const place of ['/operator', '/bank', '/district', '/enterprise']) {
    await page.goto(place);
    await page.waitForURL('**/auditor');
  }
});
