import { expect, type Page, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { pagesFor } from '../fixtures/pages-for';
import { PEOPLE } from '../fixtures/people';
import { ApplicationPage, BankApplicationPage } from '../pages/application-page';
import { SignInPage } from '../pages/sign-in-page';

const BANKS = ['海河银行（示例）', '津沽商业银行（示例）'] as const;

/** Loans drawn this month in a district, as its page counts them. */
async function loansThisMonth(page: Page, district: string): Promise<number> {
  const answer = await page.request.post('/api/trpc/districts.funnel', { data: { json: { district } } });
  const { drawnByMonth } = (await answer.json()).result.data.json;
  return drawnByMonth.at(-1).loans;
}

test('applies once to two banks: one rejects with reasons, one lends; compares, draws, repays, settles', async ({
  browser,
}) => {
  test.slow();
  const [owner, haihe, jingu] = await pagesFor(browser, 3);
  const platform = await (await browser.newContext()).newPage();
  await new SignInPage(owner).as(PEOPLE.owner, '/enterprise');
  await new SignInPage(haihe).as(PEOPLE.officer, '/bank');
  await new SignInPage(jingu).as(PEOPLE.otherOfficer, '/bank');
  await new SignInPage(platform).as(PEOPLE.operator, '/operator');
  const name = ((await owner.locator('header form a').textContent()) ?? '').split(' · ')[0]!;

  // one form, two banks, a grant to each
  const mine = new ApplicationPage(owner);
  const purpose = `采购原材料 ${Date.now() % 100_000}`;
  const [first, second] = (await mine.choose(50, 12, purpose, BANKS)) as [string, string];
  await expectWellMade(owner, 'enterprise-apply-choose');
  await mine.toAuthorise();
  await expectWellMade(owner, 'enterprise-apply-authorise');
  await mine.authorise(BANKS);
  await expect(mine.card(first)).toContainText('已提交');
  await expect(mine.card(second)).toContainText('已提交');
  await expect(mine.card(first)).toContainText(/\d{4}-\d\d-\d\d 前受理/);

  // the second bank looks, and rejects with reasons
  const rejecting = new BankApplicationPage(jingu);
  await rejecting.open(name);
  await rejecting.toReview();
  await rejecting.press('查看企业数据');
  await expect(jingu.getByText(/本次查看已记录，企业可以看到/)).toBeVisible();
  await rejecting.decide('不予批准');
  await rejecting.press('不予批准');
  await expect(jingu.getByText('请至少选一项原因')).toBeVisible();
  await jingu.getByLabel('负债偏高').check();
  await rejecting.press('不予批准');
  await rejecting.stands(/未通过/);

  // the first asks, is answered, and approves
  const lending = new BankApplicationPage(haihe);
  await haihe.goto('/bank/applications');
  await expect(haihe.getByRole('link', { name }).first()).toBeVisible();
  await expectWellMade(haihe, 'bank-applications');
  await lending.open(name);
  await lending.toReview();
  await lending.decide('请企业补充');
  await haihe.getByLabel('要补充什么').fill('请说明近三个月订单');
  await lending.press('发给企业，时限暂停');
  await lending.stands(/待补充材料/);
  await mine.list();
  await mine.open(first);
  await owner.getByLabel('您的答复').fill('在手订单 80 万元，年内交货');
  await owner.getByRole('button', { name: '提交答复' }).click();
  await expect(owner.getByText('审批中', { exact: true })).toBeVisible();
  await haihe.reload();
  await lending.stands(/审批中/);
  await haihe.getByLabel('年利率').fill('3.45');
  await haihe.getByLabel('一次性费用').fill('1');
  await expectWellMade(haihe, 'bank-application-decide');
  await haihe
    .locator('form')
    .getByRole('button', { name: /批\s?准/ })
    .click();
  await lending.stands(/已批准/);

  // told why, matched again at once; the offer compared by what it costs, all in
  await mine.list();
  await expect(mine.card(second)).toContainText('原因：负债偏高');
  const offers = owner.getByRole('region', { name: '报价对比' });
  await expect(offers.getByRole('row', { name: first })).toContainText(/\d\.\d{3}%/);
  await expectWellMade(owner, 'enterprise-applications');
  await mine.open(second);
  await expect(owner.getByText('先归还部分贷款再申请')).toBeVisible();
  await expect(owner.getByRole('heading', { name: /还可以申请/ })).toBeVisible();
  await mine.list();
  await mine.open(first);
  await expectWellMade(owner, 'enterprise-application');
  await mine.confirm('接受报价');
  await expect(owner.getByText(/^✓ 企业已接受/).first()).toBeVisible();

  // signed, drawn: the district's figures move
  await haihe.reload();
  await lending.press('登记签约');
  await lending.stands(/已签约/);
  const code = (await haihe
    .getByText(/^91\d{6}/)
    .first()
    .textContent())!
    .trim()
    .slice(2, 8);
  const before = await loansThisMonth(platform, code);
  await lending.press('登记放款');
  await lending.stands(/已放款/);
  await expect(async () => expect(await loansThisMonth(platform, code)).toBe(before + 1)).toPass();

  // repaid in part, then paid off
  await haihe.getByLabel('还款金额').fill('10000');
  await lending.press('登记还款');
  await lending.stands(/还款中/);
  await expectWellMade(haihe, 'bank-application-loan');
  await lending.press(/登记今天全部结清/);
  await lending.stands(/已结清/);
  await owner.reload();
  await expect(owner.getByText('已经还清。')).toBeVisible();
  await expect(owner.getByText('企业还款').first()).toBeVisible();
  await expectWellMade(owner, 'enterprise-application-settled');

  // who read its data, and why
  await owner.goto('/enterprise/consents');
  await expect(
    owner.getByRole('row', { name: /津沽商业银行（示例）.*纳税.*审批融资申请/ }).first(),
  ).toBeVisible();

  // taken back when all is over: other journeys of this enterprise begin without a grant
  for (const bank of BANKS) {
    const live = owner.getByRole('row', { name: new RegExp(`${bank}.*有效`) });
    await expect(live.first()).toBeVisible();
    for (let left = await live.count(); left > 0; left--) {
      await live
        .first()
        .getByRole('button', { name: /撤\s?销/ })
        .click();
      const dialog = owner.getByRole('dialog');
      await dialog.getByRole('button', { name: /^撤\s?销$/ }).click();
      await expect(live).toHaveCount(left - 1);
      await expect(dialog).toBeHidden();
    }
  }
});
