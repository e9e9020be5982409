import { expect, it } from 'vitest';
import { contentPolicy } from './content-policy';

it('lets no script in without the nonce', () => {
  const policy = contentPolicy('abc');
  const of = (name: string) => policy.split('; ').find((d) => d.startsWith(`${name} `));
  expect(of('script-src')).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  expect(of('style-src')).toBe("style-src 'self' 'unsafe-inline'");
  expect(of('frame-ancestors')).toBe("frame-ancestors 'none'");
  expect(of('object-src')).toBe("object-src 'none'");
  expect(policy).not.toMatch(/unsafe-eval|\*|https?:/);
  // styles alone
  expect(policy.match(/unsafe-inline/g)).toHaveLength(1);
});

it('lets a form lead to the sign-on that was set', () => {
  expect(contentPolicy('abc', { formTargets: ['https://login.example.gov.cn'] })).toContain(
    "form-action 'self' https://login.example.gov.cn;",
  );
});
