import { expect, type Locator, type Page } from '@playwright/test';

/** 为我匹配 */
export class MatchPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/enterprise/match');
    await expect(this.page.getByRole('heading', { name: '为我匹配' })).toBeVisible();
  }

  async ask(wan: number, months: number, purpose: string): Promise<void> {
    const edit = this.page.getByRole('button', { name: /修\s?改/ });
    await expect(edit.or(this.page.getByLabel('想借多少'))).toBeVisible();
    if (await edit.isVisible()) await edit.click();
    await this.page.getByLabel('想借多少').fill(String(wan));
    await this.page.getByLabel('用多久').fill(String(months));
    await this.page.getByLabel('做什么用').fill(purpose);
    await this.page.getByRole('button', { name: '看看能借什么' }).click();
    await expect(this.group('ineligible')).toBeVisible();
  }

  group(key: 'eligible' | 'referred' | 'ineligible'): Locator {
    return this.page.locator(`section[data-group=${key}]`);
  }

  product(name: string): Locator {
    return this.page.getByRole('article', { name, exact: true });
  }

  /** the rules of an opened product that stop it */
  stops(product: Locator): Locator {
    return product.locator('li[data-outcome=fail]');
  }

  /** Asks a product how it could be met. @returns where the answer stands */
  async howToMeet(product: Locator): Promise<Locator> {
    const section = product.getByRole('region', { name: '怎样才能符合' });
    await section.getByRole('button', { name: '怎样才能符合' }).click();
    await expect(section.locator('li[data-path]').first()).toBeVisible();
    return section;
  }
}
