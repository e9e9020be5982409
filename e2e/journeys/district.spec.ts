import { expect, type Page, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { pagesFor } from '../fixtures/pages-for';
import { PEOPLE } from '../fixtures/people';
import { BankScreeningPage } from '../pages/bank-screening-page';
import { BankWhitelistPage } from '../pages/bank-whitelist-page';
import { DistrictPage } from '../pages/district-page';
import { SignInPage } from '../pages/sign-in-page';

test('sees its targets; what nobody reported is unknown until it reports', async ({ page }) => {
  await new SignInPage(page).as(PEOPLE.district, '/district');
  const district = new DistrictPage(page);
  await district.open();
  await expect(page.getByRole('heading', { name: '河西区 · 融资目标' })).toBeVisible();
  await expect(district.target('成功获得贷款企业')).toContainText('≥ 200 家');
  await expectWellMade(page, 'district');
  const label = '“信易+”服务率';
  const value = 20 + (Date.now() % 80) / 10;
  await district.report(label, value, '区信用办 11 月统计');
  await expect(district.target(label)).toContainText(`${value}%`);
  await expect(district.target(label)).not.toContainText('未知');
});

/** A district with enterprises no list names yet, so that the journey can be walked again on the same database. */
async function districtToReach(page: Page): Promise<readonly [code: string, name: string]> {
  await new SignInPage(page).as(PEOPLE.operator, '/operator');
  const district = new DistrictPage(page);
  for (const [code, name] of [
    ['120103', '河西区'],
    ['120101', '和平区'],
    ['120104', '南开区'],
    ['120111', '西青区'],
    ['120112', '津南区'],
    ['120116', '滨海新区'],
  ] as const) {
    await district.open(code);
    if ((await district.step('listed')) < 0.6 * (await district.size())) return [code, name];
  }
  throw new Error('every district is listed by now: begin with a fresh demo city');
}

test('sees the count change when a bank publishes a list', async ({ browser }) => {
  test.slow();
  const [there, officer, reviewer] = await pagesFor(browser, 3);
  const [code, name] = await districtToReach(await (await browser.newContext()).newPage());
  await new SignInPage(there).as(`district-${code}`, '/district');
  await new SignInPage(officer).as(PEOPLE.officer, '/bank');
  await new SignInPage(reviewer).as(PEOPLE.reviewer, '/bank');
  const district = new DistrictPage(there);
  const screening = new BankScreeningPage(officer);
  // nearly everybody of the district: more enterprises than the lists published so far
  await screening.open();
  for (const label of [
    '小型、微型企业',
    '没有失信被执行金额',
    '合规持续经营：成立满 1 年',
    '固定经营场所：近 12 个月有用电或用水',
    '信用状况良好：纳税信用 A、B、M 级',
  ])
    await screening.remove(label);
  await screening.settled();
  await screening.submit(`触达${name}${Date.now().toString(36)}`, '未贷款企业触达', name);
  await expect(officer.getByText('限定的地区与批次')).toBeVisible();
  await district.open();
  const before = await district.step('listed');
  const whitelist = new BankWhitelistPage(reviewer);
  await whitelist.openBuild(new BankWhitelistPage(officer).buildId);
  await whitelist.publish();
  await district.open();
  expect(await district.step('listed')).toBeGreaterThan(before);
});

test('the platform looks at any district, and at the whole city', async ({ page }) => {
  await new SignInPage(page).as(PEOPLE.operator, '/operator');
  await page.goto('/district?district=120116');
  await expect(page.getByRole('heading', { name: '滨海新区 · 融资目标' })).toBeVisible();
  await page.goto('/district');
  await expect(page.getByRole('heading', { name: '全市 · 融资目标' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^填报/ })).toHaveCount(0);
});
