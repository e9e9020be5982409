import { expect, type Locator, type Page } from '@playwright/test';

/** 白名单: a list waiting for the second person, and its published editions. */
export class BankWhitelistPage {
  constructor(private readonly page: Page) {}

  /** The number of the list in the page's address. */
  get buildId(): string {
    return new URL(this.page.url()).pathname.split('/').at(-1) as string;
  }

  async openBuild(buildId: string): Promise<void> {
    await this.page.goto(`/bank/whitelists/builds/${buildId}`);
  }

  get publishButton(): Locator {
    return this.page.getByRole('button', { name: '发布', exact: true });
  }

  async publish(): Promise<void> {
    await this.publishButton.click();
    await this.page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await this.page.waitForURL('**/bank/whitelists/editions/*');
  }

  async giveBack(remark: string): Promise<void> {
    await this.page.getByRole('button', { name: '退回', exact: true }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('退回原因').fill(remark);
    await dialog.getByRole('button', { name: '退回', exact: true }).click();
    await expect(this.page.getByText(`已退回：${remark}`)).toBeVisible();
  }

  async openReasons(rank: number): Promise<Locator> {
    await this.page.getByRole('button', { name: `第 ${rank} 名的理由` }).click();
    return this.page.getByRole('dialog');
  }

  /** What the member's score is made of, in its opened reasons. */
  async openScore(reasons: Locator): Promise<Locator> {
    await reasons.getByRole('button', { name: '评分怎么来的' }).click();
    return reasons.getByRole('region', { name: '评分怎么来的' });
  }

  async exported(format: 'Excel' | 'CSV'): Promise<Buffer> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: `导出 ${format}` }).click();
    const stream = await (await download).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
}
