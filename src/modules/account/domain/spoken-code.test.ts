import fc from 'fast-check';
import { expect, it } from 'vitest';
import { heardCode, inFours, spokenCode } from './spoken-code';

it('is heard as it was said, in whatever way it was typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
      const code = spokenCode(bytes);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
      for (const typed of [code, inFours(code), inFours(code).toLowerCase(), ` ${code} `])
        expect(heardCode(typed)).toBe(code);
      expect(heardCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
    }),
  );
  expect(inFours('ABCDEFGHJKMN')).toBe('ABCD-EFGH-JKMN');
  expect(heardCode('ａｂｃｄ－１２３４')).toBe('ABCD1234');
});
