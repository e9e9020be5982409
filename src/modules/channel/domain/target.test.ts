import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPublicAddress, targetRefusal } from './target';

it('takes https to the public internet', () => {
  for (const url of [
    'https://gateway.bank.com.cn/events?a=1',
    'https://bank.cn:8443/x',
    'https://8.8.8.8/',
    'https://[2400:3200::1]/',
  ])
    expect(targetRefusal(url, false), url).toBeUndefined();
});

it.each([
  ['http://bank.cn/', 'webhook-url-not-https'],
  ['ftp://bank.cn/', 'webhook-url-not-https'],
  ['bank.cn', 'webhook-url-malformed'],
  ['https://bank.cn/#a', 'webhook-url-malformed'],
  ['https://user:pw@bank.cn/', 'webhook-url-credentials'],
  ['https://localhost/', 'webhook-url-private'],
  ['https://db/', 'webhook-url-private'],
  ['https://db.internal/', 'webhook-url-private'],
  ['https://127.1/', 'webhook-url-private'],
  ['https://0x7f000001/', 'webhook-url-private'],
  ['https://2130706433/', 'webhook-url-private'],
  ['https://10.0.0.8/', 'webhook-url-private'],
  ['https://169.254.169.254/latest', 'webhook-url-private'],
  ['https://100.100.100.200/', 'webhook-url-private'],
  ['https://[::1]/', 'webhook-url-private'],
  ['https://[::ffff:8.8.8.8]/', 'webhook-url-private'],
  ['https://[fd00::1]/', 'webhook-url-private'],
  ['https://[64:ff9b::7f00:1]/', 'webhook-url-private'],
  ['https://[2002:7f00:1::]/', 'webhook-url-private'],
  ['http://127.0.0.1:9/', 'webhook-url-not-https'],
])('refuses %s', (url, code) => {
  expect(targetRefusal(url, false)).toBe(code);
});

it('lets this machine be told by http only where that is allowed', () => {
  expect(targetRefusal('http://127.0.0.1:9/', true)).toBeUndefined();
  expect(targetRefusal('http://127.0.0.2:9/', true)).toBe('webhook-url-not-https');
  expect(targetRefusal('https://127.0.0.1:9/', true)).toBe('webhook-url-private');
});

it('never takes an address of private ranges, however it is written', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(10, 127, 0, 224, 255),
      fc.nat(255),
      fc.nat(255),
      fc.nat(255),
      (a, b, c, d) => {
        const plain = `${a}.${b}.${c}.${d}`;
        const number = ((a * 256 + b) * 256 + c) * 256 + d;
        expect(isPublicAddress(plain)).toBe(false);
        for (const host of [plain, String(number), `0x${number.toString(16)}`, `[::ffff:${plain}]`])
          expect(targetRefusal(`https://${host}/`, true)).toBe('webhook-url-private');
      },
    ),
  );
});
