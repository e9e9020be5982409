import { createHmac, timingSafeEqual } from 'node:crypto';

export type Signed = {
  /** seconds since 1970 */
  readonly timestamp: number;
  /** fresh for every attempt */
  readonly nonce: string;
  /** the same for every attempt: by it the bank knows what it has */
  readonly deliveryId: string;
  readonly body: string;
};

/**
 * `v1=` and HMAC-SHA-256 in hex, keyed with the secret's own characters, of
 * `timestamp.nonce.delivery-id.body` (docs/bank-channel.md gives the recipe to banks).
 */
export function signatureOf(secret: string, { timestamp, nonce, deliveryId, body }: Signed): string {
  const mac = createHmac('sha256', secret).update(`${timestamp}.${nonce}.${deliveryId}.${body}`);
  return `v1=${mac.digest('hex')}`;
}

/** How a bank checks one: signed by us, not older or newer than five minutes. @param now seconds since 1970 */
export function verifies(secret: string, signed: Signed, signature: string, now: number): boolean {
  if (Math.abs(now - signed.timestamp) > 300) return false;
  const [right, given] = [Buffer.from(signatureOf(secret, signed)), Buffer.from(signature)];
  return right.length === given.length && timingSafeEqual(right, given);
}
