import { expect, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { pagesFor } from '../fixtures/pages-for';
import { PEOPLE } from '../fixtures/people';
import { ReportPage } from '../pages/report-page';
import { SignInPage } from '../pages/sign-in-page';

test('an enterprise makes its report, and whoever holds it verifies it by the printed link', async ({
  browser,
}) => {
  test.slow();
  const [owner, anybody, officer] = await pagesFor(browser, 3);
  await new SignInPage(owner).as(PEOPLE.owner, '/enterprise');
  const own = new ReportPage(owner);
  await own.openOwn();
  await expect(owner.getByText(/年已免费领取 0\/2 份/)).toBeVisible();
  const number = await own.make();
  await expect(own.section('纳税')).toContainText('获知日期');
  await expectWellMade(owner, 'enterprise-report');
  const pdf = await own.download();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');

  // without an account, from the paper alone
  const checked = new ReportPage(anybody);
  await checked.followPrinted(pdf);
  await expect(anybody.getByText(/^真实有效/)).toBeVisible();
  await checked.compare(pdf);
  await expect(anybody.getByText('与平台出具的原件一字不差。')).toBeVisible();
  const touched = Buffer.from(pdf);
  touched.writeUInt8(touched.readUInt8(2000) ^ 1, 2000);
  await checked.compare(touched);
  await expect(anybody.getByText(/^不是平台出具的那份文件/)).toBeVisible();
  await expectWellMade(anybody, 'verify');
  await anybody.getByLabel('校验码').fill('0000-0000-0000');
  await anybody.getByRole('button', { name: /核\s?验/ }).click();
  await expect(anybody.getByText(/^没有查到这份报告/)).toBeVisible();
  await expectWellMade(anybody, 'verify-unknown');

  // a bank the enterprise let nothing read: public sections alone, and the enterprise sees who asked
  const uscc = /[0-9A-Z]{18}/.exec((await own.section(`编号 ${number}`).textContent()) ?? '')?.[0];
  await new SignInPage(officer).as(PEOPLE.otherOfficer, '/bank');
  const bank = new ReportPage(officer);
  await bank.openBank();
  await expectWellMade(officer, 'bank-reports');
  const asked = await bank.make(uscc);
  await expect(bank.section('发票')).toContainText('没有授权查询方查看发票数据');
  await expectWellMade(officer, 'bank-report');
  await officer.goto(`/bank/reports/${number}`);
  await expect(officer.getByText('没有找到这份报告', { exact: false })).toBeVisible();
  await own.openOwn();
  await expect(owner.getByText(/年已免费领取 1\/2 份/)).toBeVisible();
  await expect(own.section('他人出具的本企业报告')).toContainText(asked);
  await expectWellMade(owner, 'enterprise-reports');
});
