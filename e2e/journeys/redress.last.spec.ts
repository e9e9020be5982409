import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { expectWellMade } from '../fixtures/look';
import { pagesFor } from '../fixtures/pages-for';
import { PEOPLE } from '../fixtures/people';
import { RedressPage } from '../pages/redress-page';
import { ScorePage } from '../pages/score-page';
import { SignInPage } from '../pages/sign-in-page';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const REASON = '已核对缴款凭证与整改结论，认定机关书面同意修复。';

/** The command line of the installation under test. */
function xyd<T>(...args: string[]): T {
  const bin = path.resolve('bin/xyd');
  return JSON.parse(execFileSync(process.execPath, [bin, ...args, '--json'], { encoding: 'utf8' })) as T;
}
type Rebuilt = {
  snapshot: { id: string };
  changed: {
    score: { before: number; after: number };
    features: { label: string; before: number; after: number }[];
  }[];
};

// it makes a new snapshot, so that it runs after all others
test('an enterprise has a penalty repaired: display, score and use of it end', async ({ browser }) => {
  test.slow();
  const [owner, first, second] = await pagesFor(browser, 3);
  await new SignInPage(owner).as(PEOPLE.owner, '/enterprise');
  const score = new ScorePage(owner);
  await score.open();
  const before = await score.score();
  const own = new RedressPage(owner);
  await own.openOwn();
  await expectWellMade(owner, 'enterprise-redress');

  // one question at a time; a file that is not what it says is refused
  const record = own.repairable.first();
  const title = (await record.getAttribute('aria-label')) ?? '';
  await expect(record).toContainText('影响评分与银行的准入规则');
  await record.getByRole('button', { name: '申请修复' }).click();
  await expect(own.drawer.getByText('第 1 步，共 4 步')).toBeVisible();
  await expect(own.drawer.getByText(/最短公示期已满|没有最短公示期/)).toBeVisible();
  await own.next();
  await expect(own.drawer.getByRole('button', { name: '下一步' })).toBeDisabled();
  await own.attach('缴款凭证.pdf', Buffer.from('PK\x03\x04'));
  await expect(own.drawer.getByText(/只收 PDF、PNG、JPG 文件/)).toBeVisible();
  await own.attach('缴款凭证.pdf', PDF);
  await expect(own.drawer.getByText('缴款凭证.pdf')).toBeVisible();
  await expectWellMade(owner, 'enterprise-redress-evidence');
  await own.next();
  await own.next();
  await own.drawer.getByRole('button', { name: /提\s?交/ }).click();
  await expect(own.record(title).getByText('办理中')).toBeVisible();
  const row = owner.getByRole('row').filter({ hasText: 'XF-' }).first();
  const no = /XF-\d{6}/.exec((await row.textContent()) ?? '')![0];

  // who took it in does not enter an answer in its favour
  await new SignInPage(first).as(PEOPLE.operator, '/operator');
  const queue = new RedressPage(first);
  await queue.openQueue();
  await expectWellMade(first, 'operator-redress');
  await queue.openCase(no);
  await queue.act('受理');
  await queue.act('转认定机关');
  await expect(queue.drawer.getByText('同意的结果须由另一位管理员录入', { exact: false })).toBeVisible();
  await expect(queue.drawer.getByRole('button', { name: '认定机关同意' })).toHaveCount(0);
  await new SignInPage(second).as(PEOPLE.operatorChecker, '/operator');
  const checker = new RedressPage(second);
  await checker.openQueue();
  await checker.openCase(no);
  await expectWellMade(second, 'operator-redress-case');
  await checker.act('认定机关同意');
  await expect(checker.drawer.getByText(/请至少写 10 个字/)).toBeVisible();
  await checker.act('认定机关同意', REASON);
  await expect(checker.drawer.getByText('已修复').first()).toBeVisible();

  // told at once, gone with the rebuild of the night
  await own.openOwn();
  await expect(owner.getByText(/您的一条记录已于.*停止使用/)).toBeVisible();
  await expect(own.record(title)).toContainText('已修复');
  const rebuilt = xyd<Rebuilt>('redress', 'rebuild');
  const [change] = rebuilt.changed;
  expect(rebuilt.changed).toHaveLength(1);
  expect(change!.features).toHaveLength(1);
  expect(change!.features[0]!.after).toBe(change!.features[0]!.before - 1);
  expect(change!.score.after).toBeGreaterThan(change!.score.before);
  expect(xyd<{ violations: unknown[] }>('redress', 'check').violations).toEqual([]);
  await score.open();
  expect(await score.score()).toBeGreaterThan(before);
  await expect(owner.getByText(/您的一条记录已于.*停止使用/)).toHaveCount(0);
  await own.openOwn();
  await owner.getByRole('button', { name: `查看${no}` }).click();
  await expect(own.drawer.getByText(REASON).first()).toBeVisible();
  await expectWellMade(owner, 'enterprise-redress-done');
});
