import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { pagesFor } from '../fixtures/pages-for';
import { PEOPLE } from '../fixtures/people';
import { OperatorModelsPage } from '../pages/operator-models-page';
import { SignInPage } from '../pages/sign-in-page';

test('one operator proposes a model, another puts it in force', async ({ browser }) => {
  const [makerPage, checkerPage] = await pagesFor(browser, 2);
  await new SignInPage(makerPage).as(PEOPLE.operator, '/operator');
  await new SignInPage(checkerPage).as(PEOPLE.operatorChecker, '/operator');
  const [maker, checker] = [new OperatorModelsPage(makerPage), new OperatorModelsPage(checkerPage)];
  await maker.open();
  const note = `新版与现用版对照三个月 ${randomUUID().slice(0, 8)}`;
  await maker.propose(/企业信用融合评分卡 1\.0\.1/, note);
  const mine = maker.proposal(note);
  await expect(mine.getByText('待复核')).toBeVisible();
  await expect(mine.getByText(/您是经办人，须由另一位操作员复核/)).toBeVisible();
  await expect(mine.getByRole('button', { name: '同意启用' })).toHaveCount(0);
  await expect(mine.getByRole('table')).toContainText('不变');
  await expectWellMade(makerPage, 'operator-activation');

  await checker.open();
  const theirs = checker.proposal(note);
  await theirs.getByRole('button', { name: '同意启用' }).click();
  await checkerPage.getByRole('dialog').getByRole('button', { name: '同意启用' }).click();
  await expect(checkerPage.getByText('已启用。主模型为 enterprise-credit 1.0.1。')).toBeVisible();
  await expect(theirs.getByText('已启用')).toBeVisible();

  await maker.open();
  await expect(
    makerPage.getByText(/enterprise-credit 1\.0\.1，.*operator 经办，operator-checker 复核/),
  ).toBeVisible();
  await expect(makerPage.getByRole('heading', { name: /企业信用融合评分卡 1\.0\.1 主模型/ })).toBeVisible();
});

test('a picture of a model is shown to those who may read models, and to nobody else', async ({
  page,
  request,
}) => {
  const address = '/api/models/invoice-default/1.1.0/scores.png';
  expect((await request.get(address)).status()).toBe(404);
  await new SignInPage(page).as(PEOPLE.operator, '/operator');
  expect((await page.request.get(address)).headers()['content-type']).toBe('image/png');
  for (const other of ['1.1.0/model.onnx', '1.1.0/other.png', '9.9.9/scores.png'])
    expect((await page.request.get(`/api/models/invoice-default/${other}`)).status()).toBe(404);
});
