import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '@/kernel/errors';
import { type DataKey, keyRing } from './data-keys';

/*
 * Personal fields at rest: AES-256-GCM, written `v1.<key>.<iv>.<ciphertext>.<tag>`. The place a text belongs to
 * (`table.column:id`) is authenticated with it, so that a text moved to another row does not open there.
 */

const derived = new WeakMap<Buffer, Map<string, Buffer>>();

/** A key of its own for each use (RFC 5869): sealing and looking up never share one. */
function keyFor({ key }: DataKey, use: 'seal' | 'look-up'): Buffer {
  const known = derived.get(key) ?? new Map<string, Buffer>();
  derived.set(key, known);
  const made = known.get(use) ?? Buffer.from(hkdfSync('sha256', key, '', `xyd ${use}`, 32));
  known.set(use, made);
  return made;
}

/** @param place `table.column:id`, the one place it may be opened for */
export function seal(plain: string, place: string, [key] = keyRing()): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(key, 'seal'), iv);
  cipher.setAAD(Buffer.from(`${key.id} ${place}`));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return ['v1', key.id, ...[iv, body, cipher.getAuthTag()].map((b) => b.toString('base64url'))].join('.');
}

/** The name of the key a text was sealed with; undefined = not a sealed text. */
export function sealedBy(text: string): string | undefined {
  return /^v1\.([a-z0-9-]{1,16})\./.exec(text)?.[1];
}

/**
 * @throws AppError unavailable `sealed-key-unknown` (names the key), internal `sealed-broken` (altered, moved
 *   from another place, or another key under the same name)
 */
export function open(text: string, place: string, ring: readonly DataKey[] = keyRing()): string {
  const [version, id, iv, body, tag] = text.split('.');
  if (version !== 'v1' || !id || iv === undefined || body === undefined || tag === undefined) throw broken();
  const key = ring.find((k) => k.id === id);
  if (!key)
    throw new AppError(
      'unavailable',
      'sealed-key-unknown',
      `缺少编号为“${id}”的数据密钥，加密的信息打不开。请把它加回 XYD_DATA_KEYS 或 secrets.json。`,
      { key: id },
    );
  try {
    const cipher = createDecipheriv('aes-256-gcm', keyFor(key, 'seal'), Buffer.from(iv, 'base64url'), {
      authTagLength: 16,
    });
    cipher.setAAD(Buffer.from(`${id} ${place}`));
    cipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([cipher.update(Buffer.from(body, 'base64url')), cipher.final()]).toString('utf8');
  } catch {
    throw broken();
  }
}

function broken(): AppError {
  return new AppError(
    'internal',
    'sealed-broken',
    '加密的信息被改动过，或密钥不对，打不开。请从备份恢复，并告知平台管理员。',
  );
}

/** Keyed hash by which a sealed value is found again (HMAC-SHA-256), `<key>.<hash>`; `field` is `table.column`. */
export function lookUpHash(plain: string, field: string, key: DataKey = keyRing()[0]): string {
  const mac = createHmac('sha256', keyFor(key, 'look-up')).update(`${field}\n${plain}`);
  return `${key.id}.${mac.digest('base64url')}`;
}

/** The hashes of a value under every key: while a rotation is under way it stands under one of them. */
export function lookUpHashes(plain: string, field: string, ring: readonly DataKey[] = keyRing()): string[] {
  return ring.map((key) => lookUpHash(plain, field, key));
}
