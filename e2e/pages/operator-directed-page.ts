import { expect, type Page } from '@playwright/test';

/** 定向撮合 */
export class OperatorDirectedPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/operator');
    await this.page.getByRole('link', { name: '定向撮合' }).click();
    await expect(this.page.getByRole('heading', { name: /^额度与最低户数/ })).toBeVisible();
  }

  async set(label: string, value: string): Promise<void> {
    await this.page.getByRole('spinbutton', { name: label, exact: true }).fill(value);
  }

  /** Runs, and waits for the plan that follows the one shown. */
  async run(): Promise<void> {
    const before = new URL(this.page.url()).searchParams.get('plan');
    await this.page.getByRole('button', { name: /^撮合 \d+ 户需求/ }).click();
    await this.page.waitForURL((url) => {
      const plan = url.searchParams.get('plan');
      return plan !== null && plan !== before;
    });
    const plan = new URL(this.page.url()).searchParams.get('plan');
    await expect(this.page.getByRole('heading', { name: new RegExp(`^方案 ${plan} `) })).toBeVisible();
  }
}
