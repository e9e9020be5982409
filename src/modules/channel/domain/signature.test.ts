import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { signatureOf, verifies } from './signature';

const signed = { timestamp: 1_796_000_000, nonce: '00ff', deliveryId: 'd-1', body: '{"type":"ping"}' };

it('is what openssl makes of the recipe in the documentation', () => {
  const text = `${signed.timestamp}.${signed.nonce}.${signed.deliveryId}.${signed.body}`;
  const made = execFileSync('openssl', ['dgst', '-sha256', '-hmac', 'whs_secret', '-r'], {
    input: text,
  }).toString();
  expect(signatureOf('whs_secret', signed)).toBe(`v1=${made.split(' ')[0]}`);
});

it('holds for what was signed and for nothing else, five minutes long', () => {
  const right = signatureOf('s', signed);
  expect(verifies('s', signed, right, signed.timestamp + 300)).toBe(true);
  expect(verifies('s', signed, right, signed.timestamp + 301)).toBe(false);
  expect(verifies('s', signed, right, signed.timestamp - 301)).toBe(false);
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('nonce', 'deliveryId', 'body'), (text, part) => {
      const other = { ...signed, [part]: text };
      expect(verifies('s', other, right, signed.timestamp)).toBe(text === signed[part]);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(verifies('s', signed, text, signed.timestamp)).toBe(text === right);
    }),
  );
});
