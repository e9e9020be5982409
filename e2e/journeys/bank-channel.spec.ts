import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { PEOPLE } from '../fixtures/people';
import { SignInPage } from '../pages/sign-in-page';

test('a reviewer makes a sandbox client, its program works with it, and is refused once it is disabled', async ({
  page,
  request,
}) => {
  await new SignInPage(page).as(PEOPLE.reviewer, '/bank');
  await page.getByRole('link', { name: '接口', exact: true }).click();
  await expect(page.getByRole('heading', { name: '接口客户端' })).toBeVisible();
  const name = `信贷系统 ${randomUUID().slice(0, 6)}`;
  await page.getByLabel('名称').fill(name);
  await page.getByRole('button', { name: '新建客户端' }).click();
  const once = page.getByRole('alert').filter({ hasText: '密钥只显示这一次' });
  await expect(once).toBeVisible();
  const [clientId, secret] = await once.getByRole('definition').allInnerTexts();
  await page.getByRole('textbox', { name: '回调地址' }).fill('https://10.0.0.1/events');
  await page.getByRole('button', { name: '登记回调地址' }).click();
  await expect(page.getByText('不在公网上')).toBeVisible();
  await page.mouse.move(0, 0);
  await expectWellMade(page, 'bank-channel');

  const given = await request.post('/api/bank/v1/token', {
    form: { grant_type: 'client_credentials', client_id: `${clientId}`, client_secret: `${secret}` },
  });
  const { access_token: token } = await given.json();
  const headers = { authorization: `Bearer ${token}` };
  const listed = await request.get('/api/bank/v1/applications', { headers });
  expect(await listed.json()).toMatchObject({ sandbox: true });
  const key = { 'idempotency-key': randomUUID() };
  const accept = () =>
    request.post('/api/bank/v1/applications/900001/steps', {
      headers: { ...headers, ...key },
      data: { version: 5, event: 'accept' },
    });
  expect(await (await accept()).json()).toMatchObject({ state: 'accepted', sandbox: true });
  expect((await accept()).headers()['idempotency-replayed']).toBe('true');

  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByRole('button', { name: /停\s?用/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /停\s?用/ })
    .click();
  await expect(row.getByText('已停用')).toBeVisible();
  expect((await request.get('/api/bank/v1/applications', { headers })).status()).toBe(401);
});
