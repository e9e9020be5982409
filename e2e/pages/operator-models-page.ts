import { expect, type Locator, type Page } from '@playwright/test';

/** 模型与快照 */
export class OperatorModelsPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/operator/models');
    await expect(this.page.getByText(/^✓ 现用/)).toBeVisible();
  }

  async propose(version: RegExp, note: string): Promise<void> {
    await this.page.getByRole('button', { name: '申请启用另一个版本' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '模型版本' }).click();
    await this.page.locator('.ant-select-item-option').filter({ hasText: version }).click();
    await dialog.getByLabel(/^为什么启用/).fill(note);
    await dialog.getByRole('button', { name: '提交复核' }).click();
  }

  /** The proposal with these words; the newest stands first. */
  proposal(note: string): Locator {
    return this.page.locator('details').filter({ hasText: `理由：${note}` });
  }
}
