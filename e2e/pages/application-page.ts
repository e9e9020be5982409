import { expect, type Locator, type Page } from '@playwright/test';

/** 申请贷款 and 我的申请, as the enterprise walks through them. */
export class ApplicationPage {
  constructor(private readonly page: Page) {}

  /** First two questions. @param products their names, as the list has them */
  async choose(wan: number, months: number, purpose: string, banks: readonly string[]): Promise<string[]> {
    const { page } = this;
    await page.goto('/enterprise/apply');
    await page.getByLabel('想借多少').fill(String(wan));
    await page.getByLabel('用多久').fill(String(months));
    await page.getByLabel('做什么用').fill(purpose);
    await page.getByRole('button', { name: '下一步：选银行' }).click();
    const products: string[] = [];
    for (const bank of banks) {
      const line = page.getByRole('listitem').filter({ hasText: bank }).first();
      await line.getByRole('checkbox').check();
      products.push(((await line.locator('b').first().textContent()) ?? '').trim());
    }
    return products;
  }

  async toAuthorise(): Promise<void> {
    await this.page.getByRole('button', { name: '下一步：授权' }).click();
    await expect(this.page.getByRole('button', { name: /^授权并提交给/ })).toBeVisible();
  }

  /** Third question: nothing but 纳税 and 发票 for every bank. */
  async authorise(banks: readonly string[]): Promise<void> {
    for (const bank of banks) {
      const group = this.page.getByRole('group', { name: bank });
      for (const box of await group.getByRole('checkbox').all()) await box.uncheck();
      await group.getByLabel('纳税', { exact: true }).check();
      await group.getByLabel('发票', { exact: true }).check();
    }
    await this.page.getByRole('button', { name: `授权并提交给 ${banks.length} 家银行` }).click();
    await this.page.waitForURL('**/enterprise/applications');
  }

  /** The newest application for a product, on the list. */
  card(product: string): Locator {
    return this.page.getByRole('article', { name: product, exact: true }).first();
  }

  async list(): Promise<void> {
    await this.page.goto('/enterprise/applications');
    await expect(this.page.getByRole('heading', { name: '我的申请' })).toBeVisible();
  }

  async open(product: string): Promise<void> {
    await this.card(product).getByRole('link', { name: '查看' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: product })).toBeVisible();
  }

  async confirm(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: /确\s?定/ })
      .click();
  }
}

/** 融资申请 as a bank works on it. */
export class BankApplicationPage {
  constructor(private readonly page: Page) {}

  async open(enterprise: string): Promise<void> {
    await this.page.goto('/bank/applications');
    await this.page.getByRole('link', { name: enterprise }).first().click();
    await this.stands(/已提交/);
  }

  /** The state, as the page says it. */
  async stands(words: RegExp): Promise<void> {
    await expect(this.page.locator('dd').filter({ hasText: words }).first()).toBeVisible();
  }

  async press(button: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button }).click();
  }

  async toReview(): Promise<void> {
    await this.press(/受\s?理/);
    await this.stands(/已受理/);
    await this.press('开始审批');
    await this.stands(/审批中/);
  }

  async decide(which: '批准' | '不予批准' | '请企业补充'): Promise<void> {
    await this.page
      .locator('.ant-segmented-item')
      .filter({ hasText: new RegExp(`^${which}$`) })
      .click();
  }
}
