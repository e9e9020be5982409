import { expect, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { pagesFor } from '../fixtures/pages-for';
import { PEOPLE } from '../fixtures/people';
import { BankScreeningPage } from '../pages/bank-screening-page';
import { BankWhitelistPage } from '../pages/bank-whitelist-page';
import { SignInPage } from '../pages/sign-in-page';
import { TwinPage } from '../pages/twin-page';

const AGE = '合规持续经营：成立满 1 年';
const ownName = () => `测试名单${Date.now().toString(36)}`;

test('an officer moves a threshold and the funnel follows', async ({ page }) => {
  test.slow();
  await new SignInPage(page).as(PEOPLE.officer, '/bank');
  const screening = new BankScreeningPage(page);
  await screening.open();
  await expect(page.getByTestId('blind-note')).toContainText('按不少于 10 户分组、四舍五入到 10 户');
  await expect(page.getByTestId('outlook')).toContainText('现规则');
  await expectWellMade(page, 'bank-screening');
  const before = await screening.passCount();
  await screening.setThreshold(AGE, 60);
  expect(await screening.passCount()).toBeLessThan(before);
  await expect(screening.line('age')).toContainText('成立时长 ≥ 5 年');
  await expect(page.getByText('与原规则比较')).toBeVisible();
  await expect(page.getByText('成立时长 ≥ 1 年 → 成立时长 ≥ 5 年')).toBeVisible();
  // the slider does the same from the keyboard
  const slider = page.getByRole('slider', { name: `${AGE} 阈值滑块` });
  await slider.focus();
  for (let i = 0; i < 8; i++) await slider.press('ArrowLeft');
  await expect(screening.line('age')).not.toContainText('成立时长 ≥ 5 年');
  await screening.settled();
  // the draft is there after a reload, and can be dropped
  await screening.saved();
  await page.reload();
  await expect(screening.rule(AGE)).toContainText('已改');
  await page.getByRole('button', { name: '恢复原规则' }).click();
  await expect(screening.rule(AGE)).not.toContainText('已改');
  await expect.poll(() => screening.passCount()).toBe(before);
});

test('a bank sees nobody who has not authorised it', async ({ page }) => {
  await new SignInPage(page).as(PEOPLE.officer, '/bank');
  await new BankScreeningPage(page).open();
  const first = page.locator('section').filter({ has: page.getByRole('heading', { name: /^名单预览/ }) });
  await expect(first.getByText(/名单约 [\d,]+ 户/)).toBeVisible();
  await expect(first.getByText(/未授权企业/)).toHaveCount(0);
});

test('rules that contradict each other are said before anybody is screened', async ({ page }) => {
  test.slow();
  await new SignInPage(page).as(PEOPLE.officer, '/bank');
  const screening = new BankScreeningPage(page);
  await screening.open();
  await screening.add('成立时长');
  const found = page.getByTestId('rule-findings');
  await expect(found).toContainText('“成立时长”不起作用');
  await page.getByRole('combobox', { name: '成立时长 比较', exact: true }).click();
  await page.getByTitle('＜', { exact: true }).click();
  await screening.setThreshold('成立时长', 6);
  await expect(found).toContainText(`“${AGE}”与“成立时长”互相矛盾`);
  await expect(screening.rule(AGE)).toContainText('互相矛盾');
  expect(await screening.passCount()).toBe(0);
  await expectWellMade(page, 'bank-screening-conflict');
});

test('of two officers on one draft none overwrites the other', async ({ browser }) => {
  test.slow();
  const [first, second] = await pagesFor(browser, 2);
  await new SignInPage(first).as(PEOPLE.officer, '/bank');
  await new SignInPage(second).as(PEOPLE.reviewer, '/bank');
  const [mine, theirs] = [new BankScreeningPage(first), new BankScreeningPage(second)];
  await mine.open();
  await mine.setThreshold(AGE, 24);
  await mine.saved();
  await second.goto(first.url());
  await expect(theirs.rule(AGE)).toContainText('已改');
  await theirs.setThreshold(AGE, 36);
  await expect(second.getByTestId('draft-state')).toContainText('已保存');
  await mine.setThreshold(AGE, 48);
  await expect(first.getByText(/已由 haihe-reviewer 于 .* 保存过，您的改动没有覆盖它/)).toBeVisible();
  await expectWellMade(first, 'bank-draft-conflict');
  await first.getByRole('button', { name: '我的另存为新草稿' }).click();
  await mine.saved();
  await expect(mine.line('age')).toContainText('≥ 4 年');
  // it is in the list of the house, can be renamed there, and deleted
  const name = `联合草稿${Date.now().toString(36)}`;
  await first.getByRole('button', { name: '草稿…' }).click();
  const dialog = first.getByRole('dialog');
  const line = dialog.getByRole('listitem').filter({ hasText: '正在编辑' });
  await line.getByRole('button', { name: '改名' }).click();
  await dialog.getByLabel('新名称').fill(name);
  await dialog.getByRole('button', { name: '改名' }).and(dialog.locator('.ant-btn-primary')).click();
  await expect(line).toContainText(name);
  await line.getByRole('button', { name: '删除' }).click();
  await first.getByRole('tooltip').getByRole('button', { name: '删除' }).click();
  await expect(first.getByRole('heading', { name: '小微企业融资协调机制推荐清单 · 准入筛选' })).toBeVisible();
});

test('compares with the rules of a product, and takes it all along as a workbook', async ({ page }) => {
  await new SignInPage(page).as(PEOPLE.officer, '/bank');
  await new BankScreeningPage(page).open();
  await page.getByRole('combobox', { name: '与哪套规则比较' }).click();
  await page.getByTitle('津信e贷 1.0 版', { exact: true }).click();
  await expect(page.getByRole('heading', { name: /^与“津信e贷 1\.0 版”比较/ })).toBeVisible();
  const table = page.getByTestId('outlook');
  for (const line of ['津信e贷 1.0 版', '新进入', '退出', '不变'])
    await expect(table.getByRole('row', { name: new RegExp(`^${line}`) })).toBeVisible();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  expect((await waiting).suggestedFilename()).toMatch(/^筛选-S-.*\.xlsx$/);
});

test('the officer builds, the reviewer publishes; the maker cannot', async ({ browser }) => {
  test.slow();
  const [officer, reviewer] = await pagesFor(browser, 2);
  await new SignInPage(officer).as(PEOPLE.officer, '/bank');
  await new SignInPage(reviewer).as(PEOPLE.reviewer, '/bank');
  const screening = new BankScreeningPage(officer);
  const made = new BankWhitelistPage(officer);
  const checked = new BankWhitelistPage(reviewer);
  const name = ownName();

  await screening.open();
  await screening.submit(name, '首贷户预授信');
  await expect(officer.getByText('等待另一位复核人员发布或退回；您不能复核自己生成的名单')).toBeVisible();
  await expect(made.publishButton).toHaveCount(0);
  await expectWellMade(officer, 'bank-build');

  // nothing the page hides is open by the back door: the maker's own call is refused
  const refused = await officer.request.post('/api/trpc/whitelist.publish', {
    data: { json: { buildId: made.buildId, version: 1 } },
  });
  expect(refused.status()).toBe(403);
  expect(await refused.text()).toContain('您的账号没有这项操作的权限');

  await checked.openBuild(made.buildId);
  await checked.publish();
  await expect(reviewer.getByRole('heading', { name: `${name} · 第 1 期` })).toBeVisible();
  await expectWellMade(reviewer, 'bank-edition');

  const reasons = await checked.openReasons(1);
  await expect(reasons.locator('[data-rule=active]')).toContainText('登记状态');
  const score = await checked.openScore(reasons);
  const law = score.locator('[data-source=legal-distress]');
  await law.locator('summary').first().click();
  await law.locator('[data-feature=registered-capital] summary').click();
  await expect(law.getByRole('table', { name: '注册资本的分段' })).toContainText('← 该企业');
  await expect(score.getByRole('link', { name: /模型说明/ })).toHaveAttribute('href', '/bank/models');
  await expectWellMade(reviewer, 'bank-member-score');
  await reviewer.keyboard.press('Escape');

  const csv = (await checked.exported('CSV')).toString('utf8');
  expect(csv.startsWith('\ufeff名次,企业,统一社会信用代码')).toBe(true);
  expect(csv).toContain('须企业授权');
  expect((await checked.exported('Excel')).subarray(0, 2).toString()).toBe('PK');

  // a second edition under a stricter rule, and what it changed
  await screening.open();
  await screening.setThreshold(AGE, 60);
  await screening.submitAgain(name);
  await checked.openBuild(made.buildId);
  await checked.publish();
  await expect(reviewer.getByRole('heading', { name: `${name} · 第 2 期` })).toBeVisible();
  await reviewer.goto('/bank/whitelists');
  await expectWellMade(reviewer, 'bank-whitelists');
  await reviewer
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('link', { name: '与上期比较' })
    .click();
  const left = reviewer.locator('section').filter({ has: reviewer.getByRole('heading', { name: /^退出/ }) });
  await expect(left.getByRole('cell', { name: '规则变化' }).first()).toBeVisible();
  await expect(left.getByRole('cell', { name: '成立时长 ≥ 5 年' }).first()).toBeVisible();
  await expectWellMade(reviewer, 'bank-diff');
});

test('a reviewer plays the months before by rules published earlier', async ({ browser }) => {
  test.slow();
  const [officer, reviewer] = await pagesFor(browser, 2);
  await new SignInPage(officer).as(PEOPLE.officer, '/bank');
  await new SignInPage(reviewer).as(PEOPLE.reviewer, '/bank');
  const screening = new BankScreeningPage(officer);
  const name = ownName();
  await screening.open('template:invoices');
  await screening.submit(name, '推演之用');
  const checked = new BankWhitelistPage(reviewer);
  await checked.openBuild(new BankWhitelistPage(officer).buildId);
  await checked.publish();

  const twin = new TwinPage(reviewer);
  await twin.open('/bank');
  await twin.choose('推演的名单', name);
  await expect(reviewer.getByText('只发布过现行这一版规则')).toBeVisible();
  await expectWellMade(reviewer, 'bank-twin-one-version');
  await screening.open();
  await screening.setThreshold(AGE, 60);
  await screening.submitAgain(name);
  await checked.openBuild(new BankWhitelistPage(officer).buildId);
  await checked.publish();

  await twin.open('/bank');
  await twin.play(name, /第 1 版/);
  await expect(twin.line('2026-10-31').first()).toContainText('第 1 期');
  await expect(reviewer.getByText('2026-08 没有期次').first()).toBeVisible();
  await expect(await twin.unfold('2026-10-31')).toContainText('未知');
  await expect(reviewer.getByRole('heading', { name: /^指标影响/ })).toBeVisible();
  // a bank is told no count of 1 to 9
  for (const cell of await reviewer.locator('td.number').allTextContents())
    expect(cell).not.toMatch(/^[1-9]$/);
  await expectWellMade(reviewer, 'bank-twin');
});

test('a reviewer gives a list back with the reason, and the maker reads it', async ({ browser }) => {
  const [officer, reviewer] = await pagesFor(browser, 2);
  await new SignInPage(officer).as(PEOPLE.officer, '/bank');
  await new SignInPage(reviewer).as(PEOPLE.reviewer, '/bank');
  const screening = new BankScreeningPage(officer);
  const made = new BankWhitelistPage(officer);
  await screening.open('template:invoices');
  await screening.submit(ownName(), '依据发票预授信');
  const { buildId } = made;
  const checked = new BankWhitelistPage(reviewer);
  await reviewer.goto('/bank/whitelists');
  await reviewer.getByRole('link', { name: new RegExp(`第 ${buildId} 号`) }).click();
  await reviewer.waitForURL(`**/builds/${buildId}`);
  await checked.giveBack('缺少司法规则，请补上');
  await officer.goto('/bank/whitelists');
  await expect(officer.getByRole('heading', { name: '名单与期次' })).toBeVisible();
  await made.openBuild(buildId);
  await expect(officer.getByText('已退回：缺少司法规则，请补上')).toBeVisible();
});

test('another bank sees nothing of it', async ({ browser }) => {
  const [officer, other] = await pagesFor(browser, 2);
  await new SignInPage(officer).as(PEOPLE.officer, '/bank');
  const screening = new BankScreeningPage(officer);
  await screening.open();
  const name = ownName();
  await screening.submit(name, '只给本行看');
  await new SignInPage(other).as('jingu-reviewer', '/bank');
  await new BankWhitelistPage(other).openBuild(new BankWhitelistPage(officer).buildId);
  await expect(other.getByText('没有这份名单，请刷新后重试')).toBeVisible();
  await other.goto('/bank/whitelists');
  await expect(other.getByText(name)).toHaveCount(0);
});

test('screens by the rules of an own product', async ({ page }) => {
  await new SignInPage(page).as(PEOPLE.officer, '/bank');
  await page.goto('/bank/products');
  await expect(page.getByRole('link', { name: '用它的规则筛选' }).first()).toBeVisible();
  await expectWellMade(page, 'bank-products');
  await page
    .getByRole('row', { name: /津信e贷/ })
    .getByRole('link', { name: '用它的规则筛选' })
    .click();
  await expect(page.getByRole('heading', { name: '津信e贷 1.0 版 · 准入筛选' })).toBeVisible();
  await expect(page.getByTestId('pass-count')).toBeVisible();
});
