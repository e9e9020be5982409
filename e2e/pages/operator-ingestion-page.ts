import { expect, type Locator, type Page } from '@playwright/test';

/** 数据归集 and 问题数据 */
export class OperatorIngestionPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/operator');
    await expect(this.page.getByRole('heading', { name: '数据归集' })).toBeVisible();
  }

  async upload(name: string, content: string | Buffer): Promise<void> {
    const buffer = Buffer.from(content);
    await this.page.setInputFiles('#upload-file', { name, mimeType: 'application/octet-stream', buffer });
    await this.page.getByRole('button', { name: '上传入库' }).click();
  }

  /** What became of the rows, as the page says it. */
  async outcomes(): Promise<Record<string, number>> {
    const strip = this.page.getByTestId('outcomes');
    await expect(strip).toBeVisible();
    const cells = await strip.locator('[data-outcome]').all();
    const found = await Promise.all(
      cells.map(async (cell) => [
        await cell.getAttribute('data-outcome'),
        Number(((await cell.locator('dd').textContent()) ?? '').replaceAll(',', '')),
      ]),
    );
    return Object.fromEntries(found);
  }

  async openRefused(rowNo: number): Promise<Locator> {
    await this.page.getByRole('button', { name: `处理第 ${rowNo} 行` }).click();
    const drawer = this.page.getByRole('dialog');
    await expect(drawer.getByRole('button', { name: '更正入库' })).toBeVisible();
    return drawer;
  }
}
