import { createHmac } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code an authenticator app would show: reckoned anew here, not by the product's own code. */
function appCode(secret: string, ahead = 0): string {
  const bits = [...secret].map((c) => BASE32.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const mac = createHmac('sha1', key).update(counter).digest();
  const value = mac.readUInt32BE((mac[19] as number) & 15) & 0x7fff_ffff;
  return String(value % 1_000_000).padStart(6, '0');
}

export class AccountPage {
  private secret = '';
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/account');
    await expect(this.page.getByRole('heading', { name: '我的账号' })).toBeVisible();
  }

  async begin(): Promise<void> {
    await this.page.getByRole('button', { name: '开始启用' }).click();
    this.secret = ((await this.page.getByTestId('totp-secret').textContent()) ?? '').replace(/\s/g, '');
    expect(this.secret).toMatch(/^[A-Z2-7]{32}$/);
  }

  async confirm(code = appCode(this.secret)): Promise<void> {
    await this.page.getByLabel('验证器现在显示的 6 位数字').fill(code);
    await this.page.getByRole('button', { name: '启用', exact: true }).click();
  }

  /** The recovery codes that are shown. */
  async recoveryCodes(): Promise<string[]> {
    const list = this.page.getByRole('list', { name: '恢复码' });
    await expect(list).toBeVisible();
    return list.getByRole('listitem').allInnerTexts();
  }

  /** @param ahead steps of 30 s: a code that was used does not count again */
  code(ahead = 0): string {
    return appCode(this.secret, ahead);
  }
}
