import { expect, type Page } from '@playwright/test';
import { PASSWORD } from '../fixtures/people';

export class SignInPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/sign-in');
  }

  async send(login: string, password: string): Promise<void> {
    await this.page.getByLabel('登录名').fill(login);
    await this.page.getByLabel('密码', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: /登\s?录/ }).click();
  }

  /** Signs in and waits for the role's own home. */
  async as(login: string, home: string): Promise<void> {
    await this.open();
    await this.send(login, PASSWORD);
    await this.page.waitForURL((url) => url.pathname === home);
  }

  async refusal(words: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('alert').filter({ hasText: words })).toBeVisible();
  }

  async out(): Promise<void> {
    await this.page.getByRole('button', { name: /^退\s?出$/ }).click();
    await this.page.waitForURL('**/sign-in');
  }
}
