import { expect, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { PEOPLE } from '../fixtures/people';
import { SignInPage } from '../pages/sign-in-page';

test('finds out whether the model still holds', async ({ page }) => {
  await new SignInPage(page).as(PEOPLE.operator, '/operator');
  await page.goto('/operator/models');
  await page.getByRole('link', { name: '模型监测' }).click();
  await expect(page.getByRole('heading', { name: /^报警与关注/ })).toBeVisible();
  // expert points are said to have no training sample, never an index of 0
  await expect(page.getByText('没有训练样本：专家打分').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: /^公平：按所在区/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^滨海新区/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^按等级校准/ })).toBeVisible();
  await expectWellMade(page, 'operator-drift');
});

test('says what to do where there is no such run', async ({ page }) => {
  await new SignInPage(page).as(PEOPLE.operator, '/operator');
  await page.goto('/operator/models/drift?run=no-such-run');
  await expect(page.getByText(/没有评分 no-such-run/)).toBeVisible();
});
