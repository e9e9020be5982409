import { expect, type Locator, type Page } from '@playwright/test';

/** 邀请授权 as the bank sees it on an edition's page: counts, never who. */
export class BankInvitationPage {
  constructor(private readonly page: Page) {}

  async open(editionId: string): Promise<void> {
    await this.page.goto(`/bank/whitelists/editions/${editionId}`);
    await expect(this.page.getByRole('heading', { name: /^邀请授权/ })).toBeVisible();
  }

  get inviteButton(): Locator {
    return this.page.getByRole('button', { name: /^邀请未授权企业/ });
  }

  step(key: 'invited' | 'granted' | 'sent' | 'seen' | 'declined'): Locator {
    return this.page.getByTestId('invitation-funnel').locator(`[data-step=${key}] dd`);
  }

  /** @returns what the bank is told */
  async invite(categories: readonly string[]): Promise<Locator> {
    await this.inviteButton.click();
    const dialog = this.page.getByRole('dialog');
    for (const category of categories) await dialog.getByLabel(category, { exact: true }).check();
    await dialog.getByRole('button', { name: '请平台发出邀请' }).click();
    await expect(dialog.getByRole('button', { name: '知道了' })).toBeVisible();
    return dialog;
  }
}

/** 某银行邀请您授权, as the invited enterprise sees it. */
export class InvitedPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/enterprise/consents');
  }

  card(bank: string): Locator {
    const heading = this.page.getByRole('heading', { name: new RegExp(`^${bank}.*邀请您授权`) });
    return this.page.locator('section').filter({ has: heading });
  }

  async grant(bank: string, without: string): Promise<void> {
    const card = this.card(bank);
    await card.getByRole('button', { name: '同意，选给它看什么' }).click();
    await card.getByLabel(without, { exact: true }).uncheck();
    await card.getByRole('button', { name: '确认授权' }).click();
    await expect(this.page.getByText(/已授权.*可以随时撤销/)).toBeVisible();
  }
}
