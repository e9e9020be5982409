import { expect, type Locator, type Page } from '@playwright/test';

/** 异议与信用修复, of an enterprise and of the operator. */
export class RedressPage {
  constructor(private readonly page: Page) {}

  async openOwn(): Promise<void> {
    await this.page.goto('/enterprise');
    await this.page.getByRole('link', { name: '异议与信用修复' }).click();
    await expect(this.page.getByRole('heading', { name: /^正在公示和使用的记录/ })).toBeVisible();
  }

  async openQueue(): Promise<void> {
    await this.page.goto('/operator');
    await this.page.getByRole('link', { name: '异议与修复' }).click();
    await expect(this.page.getByRole('heading', { name: '异议与修复' })).toBeVisible();
  }

  /** Records that can be repaired now. */
  get repairable(): Locator {
    return this.page
      .getByRole('article')
      .filter({ has: this.page.getByRole('button', { name: '申请修复' }) });
  }

  record(title: string): Locator {
    return this.page.getByRole('article', { name: title });
  }

  get drawer(): Locator {
    return this.page.getByRole('dialog');
  }

  async next(): Promise<void> {
    await this.drawer.getByRole('button', { name: '下一步' }).click();
  }

  async attach(name: string, bytes: Buffer): Promise<void> {
    await this.drawer
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
  }

  case(no: string): Locator {
    return this.page.getByRole('row').filter({ hasText: no });
  }

  async openCase(no: string): Promise<void> {
    await this.case(no)
      .getByRole('button', { name: `办理${no}` })
      .click();
    await expect(this.drawer.getByRole('heading', { name: '数据核对' })).toBeVisible();
  }

  async act(name: string, reason?: string): Promise<void> {
    if (reason) await this.drawer.getByLabel(/^理由/).fill(reason);
    await this.drawer.getByRole('button', { name, exact: true }).click();
  }
}
