import { createHmac } from 'node:crypto';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * What a bank sees in place of the name of an enterprise that has not authorised it: the same at every
 * look, different at every bank, and of no use without the secret.
 */
export function pseudonym(secret: string, bankId: bigint, enterpriseId: bigint): string {
  const mac = createHmac('sha256', secret).update(`pseudonym:${bankId}:${enterpriseId}`).digest();
  const letters = [...mac.subarray(0, 8)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return `未授权企业 ${letters.join('')}`;
}
