import type { SigningKey } from '@/modules/audit/domain/checkpoint';
import { publicKeysOf } from '@/modules/audit/domain/checkpoint';
import { keepFile } from '@/server/keep-file';
import { keptKeys, publicKeyFile } from '../queries/public-keys';

/** Puts a public key beside those that are kept, once. */
export async function keepPublicKey({ publicKey, keyId }: SigningKey): Promise<void> {
  const kept = await keptKeys();
  if (publicKeysOf(kept).has(keyId)) return;
  await keepFile(publicKeyFile(), [
    Buffer.from(`${kept}${publicKey.export({ type: 'spki', format: 'pem' })}`),
  ]);
}
