import { describe, expect, it } from 'vitest';
import { parseEnterpriseKey } from './enterprise-key';

describe('how a person names an enterprise', () => {
  it('takes a number of the platform and a USCC in any case, with white space around', () => {
    expect(parseEnterpriseKey(' 42 ')).toEqual({ ok: true, value: { by: 'id', id: 42n } });
    expect(parseEnterpriseKey(' 91110000100003962y')).toEqual({
      ok: true,
      value: { by: 'uscc', uscc: '91110000100003962Y' },
    });
  });

  it.each([
    ['', 'code-length'],
    ['天津甲有限公司', 'code-length'],
    ['911100001000039621', 'code-check-digit'],
    ['91110000100003962I', 'code-alphabet'],
  ])('refuses %s: %s', (text, code) => {
    expect(parseEnterpriseKey(text)).toMatchObject({ ok: false, code });
  });
});
