import { expect, type Locator, type Page } from '@playwright/test';

/** 规则变更孪生推演: past lists under a draft of the rules. */
export class TwinPage {
  constructor(private readonly page: Page) {}

  async open(home: '/bank' | '/operator'): Promise<void> {
    await this.page.goto(`${home}/whitelists`);
    await this.page.getByRole('link', { name: '规则变更推演' }).click();
    await expect(this.page.getByRole('heading', { name: '规则变更孪生推演' })).toBeVisible();
  }

  async choose(label: string, name: string | RegExp): Promise<void> {
    await this.page.getByRole('combobox', { name: label }).click();
    await this.page.locator('.ant-select-dropdown:visible').getByTitle(name).first().click();
  }

  /** Plays a list by a draft and waits for the last evaluation. */
  async play(list: string, draft: RegExp): Promise<void> {
    await this.choose('推演的名单', list);
    await this.choose('规则草案', draft);
    await this.page.getByRole('button', { name: '开始推演' }).click();
    await expect(this.page.getByRole('button', { name: '开始推演' })).toBeVisible({ timeout: 60_000 });
    await expect(this.page.getByRole('heading', { name: /^各期变化/ })).toBeVisible();
  }

  /** The line of one evaluation, by its data day. */
  line(asOf: string): Locator {
    return this.page.getByRole('row', { name: new RegExp(asOf) });
  }

  /** Opens the causes and what is known since. */
  async unfold(asOf: string): Promise<Locator> {
    await this.line(asOf).first().getByRole('button').first().click();
    return this.page.getByRole('table', { name: /贷后情况/ });
  }
}
