import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { pagesFor } from '../fixtures/pages-for';
import { PEOPLE } from '../fixtures/people';
import { OperatorReviewsPage } from '../pages/operator-reviews-page';
import { ScorePage } from '../pages/score-page';
import { SignInPage } from '../pages/sign-in-page';

test('an enterprise sees what its score is made of, asks for a person and reads the answer', async ({
  browser,
}) => {
  test.slow();
  const [owner, operator] = await pagesFor(browser, 2);
  await new SignInPage(owner).as(PEOPLE.owner, '/enterprise');
  const score = new ScorePage(owner);
  await score.open();

  // what is shown adds up to the score that is shown
  const total = await score.score();
  const parts = await score.parts();
  expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
  await expect(score.source('public-credit')).toContainText('专家打分，不是由违约数据训练得出');
  const invoices = score.source('invoice-default');
  // on a phone the score stands above the values it rests on
  await owner.setViewportSize({ width: 390, height: 844 });
  const top = async (name: RegExp) => (await owner.getByRole('heading', { name }).boundingBox())?.y ?? 0;
  expect(await top(/^信用评分/)).toBeLessThan(await top(/^登记$/));
  await owner.setViewportSize({ width: 1280, height: 860 });
  await invoices.locator('summary').first().click();
  await expect(invoices.getByRole('row', { name: /24 个月开票销售额/ })).toBeVisible();
  await owner.getByText('这些数字从哪里来').click();
  await owner.locator('summary').filter({ hasText: 'sha256' }).click();
  await expect(owner.getByText(/^[0-9a-f]{64}$/)).toBeVisible();

  // too little is refused in words; an identity number is not kept
  const tag = randomUUID().slice(0, 8);
  await score.review.getByRole('button', { name: '请人复核' }).click();
  await score.ask('分数太低');
  await expect(owner.getByText('请至少写 10 个字，现在是 4 个字。')).toBeVisible();
  await expectWellMade(owner, 'enterprise-score-review');
  await score.ask(`社保人数少算了三个月，经办人 11010519491231002X，编号 ${tag}`);
  await expect(score.review.getByText('等待答复')).toBeVisible();
  await expect(score.review.getByText(new RegExp(`经办人 110105\\*{8}002X，编号 ${tag}`))).toBeVisible();
  await expect(score.review.getByRole('button', { name: '请人复核' })).toHaveCount(0);

  await new SignInPage(operator).as(PEOPLE.operator, '/operator');
  const reviews = new OperatorReviewsPage(operator);
  await operator.getByRole('link', { name: '评分复核' }).click();
  await reviews.open();
  await reviews.find(`没有叫${tag}的企业`);
  await expect(operator.getByText(`没有“没有叫${tag}的企业”的申请在等。`)).toBeVisible();
  await reviews.find('');
  await expect(reviews.waiting(tag)).toContainText((total / 10).toFixed(1));
  await expectWellMade(operator, 'operator-reviews');
  const drawer = await reviews.openReview(tag);
  await expect(drawer.getByRole('list', { name: '分数构成' })).toBeVisible();
  await drawer.getByRole('button', { name: '提交答复' }).click();
  await expect(drawer.getByText(/请至少写 10 个字/)).toBeVisible();
  const answer = `已核对 ${tag}：七月到九月的社保数据晚报，更正后下次评分计入。`;
  await drawer.getByLabel(/^答复/).fill(answer);
  await drawer.getByRole('button', { name: '提交答复' }).click();
  await expect(reviews.waiting(tag)).toHaveCount(0);
  await expect(reviews.answered(tag)).toContainText(answer);

  await score.open();
  await expect(score.review.getByText(answer)).toBeVisible();
  await expect(score.review.getByRole('button', { name: '请人复核' })).toBeVisible();
  expect(await score.score()).toBe(total);
});
