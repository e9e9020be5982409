import { expect, type Locator, type Page } from '@playwright/test';

/** 评分复核 */
export class OperatorReviewsPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/operator/reviews');
    await expect(this.page.getByRole('heading', { name: '评分复核' })).toBeVisible();
  }

  async find(name: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: '按企业查找' }).fill(name);
    await this.page.getByRole('searchbox', { name: '按企业查找' }).press('Enter');
  }

  waiting(reason: string): Locator {
    return this.section('等待答复').getByRole('row').filter({ hasText: reason });
  }

  answered(reason: string): Locator {
    return this.section('已答复').getByRole('row').filter({ hasText: reason });
  }

  async openReview(reason: string): Promise<Locator> {
    await this.waiting(reason).getByRole('button').click();
    const drawer = this.page.getByRole('dialog');
    await expect(drawer.getByText(reason)).toBeVisible();
    return drawer;
  }

  private section(heading: string): Locator {
    return this.page
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: new RegExp(`^${heading}`) }) });
  }
}
