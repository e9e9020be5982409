import { expect, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { PEOPLE } from '../fixtures/people';
import { OperatorDirectedPage } from '../pages/operator-directed-page';
import { SignInPage } from '../pages/sign-in-page';

test('matches all needs under quotas, sees what one more would do and who goes without', async ({ page }) => {
  await new SignInPage(page).as(PEOPLE.operator, '/operator');
  const directed = new OperatorDirectedPage(page);
  await directed.open();
  await directed.set('中国银行额度，笔', '1');
  await directed.set('建设银行额度，笔', '1');
  await directed.set('河西区最低户数', '900');
  await directed.run();
  await expect(page.getByText('由最小费用流精确求得，已证明最优')).toBeVisible();
  await expect(page.getByText(/^再给中国银行 1 笔额度：/)).toBeVisible();
  await expect(page.getByText(/^河西区最低 900 户，只能满足 \d+ 户，缺 \d+ 户：全区只有/)).toBeVisible();
  await expect(page.getByText('没有一款在售产品可直接受理').first()).toBeVisible();
  await expectWellMade(page, 'operator-directed');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 Excel' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^定向撮合-\d+\.xlsx$/);
});

test('with a quota in money asks HiGHS, and says whether the answer is proven', async ({ page }) => {
  await new SignInPage(page).as(PEOPLE.operator, '/operator');
  const directed = new OperatorDirectedPage(page);
  await directed.open();
  await directed.set('中国银行额度，万元', '300');
  await directed.run();
  await expect(page.getByText(/由 HiGHS/)).toBeVisible();
  await expect(page.getByRole('row', { name: /^中国银行/ }).last()).toContainText(
    /约多满足|不改变结果|成本合计/,
  );
});
