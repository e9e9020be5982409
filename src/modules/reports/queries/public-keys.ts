import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { auditKey } from '@/modules/audit/commands/append-checkpoint';
import { publicKeysOf } from '@/modules/audit/domain/checkpoint';
import { env } from '@/server/env';
import { reportKey } from '../domain/report-signature';

/** Public keys of every report ever signed here: beside the database, not in it, so that a rotated key still verifies. */
export function publicKeyFile(): string {
  return path.join(env().XYD_DATA_DIR, 'reports', 'public-keys.pub');
}

export async function keptKeys(): Promise<string> {
  return readFile(publicKeyFile(), 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}

/** The public key a report was signed by; undefined = nobody knows it. */
export async function publicKeyOf(keyId: string): Promise<KeyObject | undefined> {
  const own = reportKey(auditKey());
  if (own.keyId === keyId) return own.publicKey;
  return publicKeysOf(await keptKeys()).get(keyId);
}
