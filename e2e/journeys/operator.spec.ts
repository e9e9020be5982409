import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { PEOPLE } from '../fixtures/people';
import { OperatorIngestionPage } from '../pages/operator-ingestion-page';
import { SignInPage } from '../pages/sign-in-page';

const HEADER =
  '统一社会信用代码,企业名称,提供方记录编号,许可文书号,许可名称,许可机关,许可日期,有效期至,许可状态';
const licence = (name: string, day: string) =>
  `,${name},,津许可-${randomUUID()},测试经营许可,测试机关,${day},2031-12-31,有效`;

test.beforeEach(async ({ page }) => {
  await new SignInPage(page).as(PEOPLE.operator, '/operator');
});

test('takes in a dirty file and mends a refused row', async ({ page }) => {
  const ingestion = new OperatorIngestionPage(page);
  await ingestion.open();
  await expectWellMade(page, 'operator-batches');
  const name = `天津测试${randomUUID().slice(0, 8)}商贸有限公司`;
  const file = `许可-${randomUUID().slice(0, 8)}.csv`;
  const good = licence(name, '2026-06-11');
  const text = [HEADER, good, good, licence(name, '2026-02-30'), licence('某**公司', '2026-06-12')].join(
    '\n',
  );
  await ingestion.upload(file, text);
  await expect(page.getByText(/已入库：批次 \d+，字段映射 city-licence/)).toBeVisible();
  const outcomes = await ingestion.outcomes();
  expect(outcomes).toEqual({
    read: 4,
    accepted: 0,
    duplicate: 1,
    superseded: 0,
    unmatched: 1,
    quarantined: 2,
  });

  // the same file again changes nothing
  await ingestion.upload(file, text);
  await expect(page.getByText(/这个文件以前已入库.*没有重复计入/)).toBeVisible();

  await page.getByRole('link', { name: '处理 2 行问题数据' }).click();
  await expect(
    page.getByText('第 4 行“许可日期”为 2026-02-30，不是真实存在的日期。请核对后重报。'),
  ).toBeVisible();
  await expectWellMade(page, 'operator-quarantine');
  const drawer = await ingestion.openRefused(4);
  await expect(drawer.getByLabel('企业名称')).toHaveValue(name);
  await drawer.getByLabel(/^许可日期/).fill('2026-02-31');
  await drawer.getByRole('button', { name: '更正入库' }).click();
  await expect(drawer.getByText(/更正后的第 4 行仍不能入库/)).toBeVisible();
  await drawer.getByLabel(/^许可日期/).fill('2026-02-28');
  await drawer.getByLabel(/^说明/).fill('向许可机关核对');
  await drawer.getByRole('button', { name: '更正入库' }).click();
  await expect(page.getByText(/第 4 行已更正入库，记为批次 \d+/)).toBeVisible();
  await expect(page.getByRole('button', { name: '处理第 4 行' })).toHaveCount(0);

  const other = await ingestion.openRefused(5);
  await expect(other.getByRole('button', { name: '不再处理' })).toBeDisabled();
  await other.getByLabel(/^说明/).fill('提供方已撤回');
  await other.getByRole('button', { name: '不再处理' }).click();
  await expect(page.getByText('没有这样的问题数据')).toBeVisible();
});

test('refuses a file that cannot be read, whole, with what to do', async ({ page }) => {
  const ingestion = new OperatorIngestionPage(page);
  await ingestion.open();
  await ingestion.upload('picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2, 3, 0]));
  await expect(page.getByText(/文件不是文本表格/)).toBeVisible();
  await ingestion.upload('unknown.csv', '甲,乙\n1,2\n');
  await expect(page.getByText(/没有字段映射与“unknown\.csv”的表头相符/)).toBeVisible();
  await ingestion.upload('empty.csv', '');
  await expect(page.getByText(/文件是空的/)).toBeVisible();
});

test('reads one batch, the sources, the models and the lists', async ({ page }) => {
  test.slow(); // five pages at two widths, one of them with every model's card
  await page.getByRole('link', { name: '2026-10-05/registration.csv' }).click();
  await expect(page.getByText('质量评分卡')).toBeVisible();
  await expectWellMade(page, 'operator-batch');
  await page.goto('/operator/sources');
  await expect(page.getByRole('row', { name: /^登记注册/ })).toBeVisible();
  await expectWellMade(page, 'operator-sources');
  await page.goto('/operator/models');
  await expect(page.getByText(/分值由专家设定，没有经过真实结果检验/).first()).toBeVisible();
  const invoices = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: /^发票违约评分卡/ }) });
  await expect(invoices.getByText('哈希与样例校验通过')).toBeVisible();
  await invoices.getByText('模型说明（训练写出）').click();
  await expect(invoices.getByText('留一法', { exact: false }).first()).toBeVisible();
  const picture = invoices.getByRole('img', { name: '分数分布' });
  await picture.scrollIntoViewIfNeeded();
  await expect(picture).toHaveJSProperty('complete', true);
  expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await expectWellMade(page, 'operator-models');
  await page.goto('/operator/whitelists');
  await page.getByRole('link', { name: '第 1 期' }).first().click();
  await expect(page.getByRole('button', { name: '第 1 名的理由' })).toBeVisible();
  await expectWellMade(page, 'operator-edition');
});
