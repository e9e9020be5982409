import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** 信用报告, of an enterprise or a bank, and the page anybody verifies one on. */
export class ReportPage {
  constructor(private readonly page: Page) {}

  async openOwn(): Promise<void> {
    await this.page.goto('/enterprise');
    await this.page.getByRole('link', { name: '信用报告' }).click();
    await expect(this.page.getByRole('heading', { name: /^出具本企业的报告/ })).toBeVisible();
  }

  async openBank(): Promise<void> {
    await this.page.goto('/bank');
    await this.page.getByRole('link', { name: '信用报告' }).click();
    await expect(this.page.getByRole('heading', { name: '本行出具的报告' })).toBeVisible();
  }

  /** Makes one. @returns its number */
  async make(uscc?: string): Promise<string> {
    if (uscc) {
      await this.page.getByRole('textbox', { name: '统一社会信用代码' }).fill(uscc);
      await this.page.getByRole('textbox', { name: '用途' }).fill('贷前审查');
    }
    await this.page.getByRole('button', { name: '出具报告' }).click();
    await this.page.waitForURL(/\/reports\/XB-/);
    await expect(this.page.getByRole('heading', { name: '信息概况' })).toBeVisible();
    return this.page.url().split('/').at(-1) as string;
  }

  section(title: string): Locator {
    const heading = this.page.getByRole('heading', { level: 2, name: new RegExp(`^${title}`) });
    return this.page.locator('section').filter({ has: heading });
  }

  async download(): Promise<Buffer> {
    const coming = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: /下载 PDF/ }).click();
    return readFile(await (await coming).path());
  }

  /** The link printed as QR code, on this server. */
  async followPrinted(pdf: Buffer): Promise<void> {
    const [, printed] = /\/URI \((\S+?)\)/.exec(pdf.toString('latin1')) ?? [];
    const { pathname, search } = new URL(printed as string);
    await this.page.goto(`${pathname}${search}`);
  }

  async compare(pdf: Buffer): Promise<void> {
    await this.page
      .locator('input[type=file]')
      .setInputFiles({ name: '报告.pdf', mimeType: 'application/pdf', buffer: pdf });
  }
}
