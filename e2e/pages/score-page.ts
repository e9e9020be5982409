import { expect, type Locator, type Page } from '@playwright/test';

/** 信用评分 on the enterprise's own page. */
export class ScorePage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/enterprise');
    await expect(this.makeUp).toBeVisible();
  }

  get makeUp(): Locator {
    return this.page.getByRole('list', { name: '分数构成' });
  }

  source(key: string): Locator {
    return this.makeUp.locator(`[data-source=${key}]`);
  }

  /** The score as it is shown, in tenths. */
  async score(): Promise<number> {
    return tenths((await this.page.getByTestId('score').textContent()) ?? '');
  }

  /** Base and every source that counts, as they are shown, in tenths. */
  async parts(): Promise<number[]> {
    const shown = this.makeUp.locator(':scope > li > div > [data-points], summary [data-points]');
    return (await shown.allTextContents()).map(tenths);
  }

  get review(): Locator {
    return this.page.getByRole('region', { name: '请人复核' });
  }

  async ask(reason: string): Promise<void> {
    await this.review.getByLabel('哪里不对，为什么？').fill(reason);
    await this.review.getByRole('button', { name: '提交申请' }).click();
  }
}

/** ＋12.5 → 125, －3.0 分 → −30 */
function tenths(text: string): number {
  return Math.round(Number(text.replace('＋', '').replace('－', '-').replace('分', '').trim()) * 10);
}
