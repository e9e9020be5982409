import { expect, type Locator, type Page } from '@playwright/test';

/** 区级目标 */
export class DistrictPage {
  constructor(private readonly page: Page) {}

  /** @param district to look at, for the platform; a district sees its own */
  async open(district?: string): Promise<void> {
    await this.page.goto(district ? `/district?district=${district}` : '/district');
    await expect(this.page.getByTestId('funnel')).toBeVisible();
  }

  async step(
    key: 'registered' | 'authorised' | 'listed' | 'applied' | 'approved' | 'drawn',
  ): Promise<number> {
    const cell = this.page.getByTestId('funnel').locator(`[data-step=${key}] dd`).first();
    return Number(((await cell.textContent()) ?? '').replaceAll(',', ''));
  }

  /** All enterprises of the district in the snapshot. */
  async size(): Promise<number> {
    const note = this.page.getByText(/共 [\d,]+ 家/).first();
    return Number(((await note.textContent()) ?? '').replace(/.*共 ([\d,]+) 家.*/, '$1').replaceAll(',', ''));
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
