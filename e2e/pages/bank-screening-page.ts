import { expect, type Locator, type Page } from '@playwright/test';

/** 筛选工作台 */
export class BankScreeningPage {
  /** @param at where the desk stands: the bank's, a district's, the platform's */
  constructor(
    private readonly page: Page,
    private readonly at = '/bank',
  ) {}

  async open(from = 'template:coordination'): Promise<void> {
    await this.page.goto(`${this.at}?from=${from}`);
    await expect(this.passing).toBeVisible();
    await this.settled();
  }

  get passing(): Locator {
    return this.page.getByTestId('pass-count');
  }

  /** The time the last whole evaluation took: it stands there once the counts belong to the rules shown. */
  async settled(): Promise<void> {
    await expect(this.page.getByTestId('screening-time')).toContainText(/用时 [\d.]+ 毫秒/);
  }

  async passCount(): Promise<number> {
    return Number(((await this.passing.textContent()) ?? '').replace(/\D/g, ''));
  }

  /** A rule as it is edited, at the left. */
  rule(label: string): Locator {
    const remove = this.page.getByRole('button', { name: `去掉规则 ${label}`, exact: true });
    return this.page.locator('li[data-rule]').filter({ has: remove });
  }

  /** A rule's line in the funnel. */
  line(id: string): Locator {
    return this.page.getByTestId('screening-funnel').locator(`tr[data-rule=${id}]`);
  }

  async setThreshold(label: string, shown: number): Promise<void> {
    const funnel = this.page.getByTestId('screening-funnel');
    const before = (await funnel.textContent()) ?? '';
    await this.page.getByLabel(`${label} 阈值`, { exact: true }).fill(String(shown));
    await expect(funnel).not.toHaveText(before); // the rule's words, even where no count changes
    await this.settled();
  }

  /** The rules at hand are on the server, as a draft with an address. */
  async saved(): Promise<void> {
    await expect(this.page.getByTestId('draft-state')).toContainText('已保存');
    await expect(this.page).toHaveURL(/from=draft(:|%3A)\d+/);
  }

  async add(feature: string): Promise<void> {
    const choice = this.page.getByLabel('添加规则');
    await choice.click();
    await choice.fill(feature);
    await this.page.keyboard.press('Enter');
  }

  async remove(label: string): Promise<void> {
    await this.page.getByRole('button', { name: `去掉规则 ${label}`, exact: true }).click();
    await expect(this.rule(label)).toHaveCount(0);
  }

  /** Submits the list and stays on its page. @param district its name; none is the whole city */
  async submit(name: string, purpose: string, district?: string): Promise<void> {
    await this.page.getByRole('button', { name: '生成名单，提交复核' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('名称').fill(name);
    await dialog.getByLabel('用途').fill(purpose);
    if (district) {
      await dialog.getByLabel('地区').click();
      await this.page.getByTitle(district, { exact: true }).click();
      await this.page.keyboard.press('Escape');
    }
    await dialog.getByRole('button', { name: '提交复核' }).click();
    await this.page.waitForURL('**/bank/whitelists/builds/*');
  }

  /** Submits one more edition of a list that is there. */
  async submitAgain(name: string): Promise<void> {
    await this.page.getByRole('button', { name: '生成名单，提交复核' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('归入').click();
    await this.page.getByTitle(`${name}（再出一期）`).click();
    await dialog.getByRole('button', { name: '提交复核' }).click();
    await this.page.waitForURL('**/bank/whitelists/builds/*');
  }
}
