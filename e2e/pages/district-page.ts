import { expect, type Locator, type Page } from '@playwright/test';

/** 区级目标 */
export class DistrictPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/district');
    await expect(this.page.getByTestId('funnel')).toBeVisible();
  }

  async step(
    key: 'registered' | 'authorised' | 'listed' | 'applied' | 'approved' | 'drawn',
  ): Promise<number> {
    const cell = this.page.getByTestId('funnel').locator(`[data-step=${key}] dd`).first();
    return Number(((await cell.textContent()) ?? '').replaceAll(',', ''));
  }

  target(label: string): Locator {
    return this.page.getByRole('row').filter({ hasText: label });
  }

  async report(label: string, value: number, note: string): Promise<void> {
    await this.target(label).getByRole('button', { name: /^填报/ }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('截至当日的数值').fill(String(value));
    await dialog.getByLabel('说明').fill(note);
    await dialog.getByRole('button', { name: '填报', exact: true }).click();
    await expect(dialog).toHaveCount(0);
  }
}
