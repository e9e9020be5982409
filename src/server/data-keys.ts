import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { env } from './env';

/** One data key: 32 bytes under a name that every text sealed with it carries. */
export type DataKey = { readonly id: string; readonly key: Buffer };
/** The first seals; the others still open. */
export type KeyRing = readonly [DataKey, ...DataKey[]];

const SHAPE = /^([a-z0-9-]{1,16}):([A-Za-z0-9_-]{43})$/;

/** `id:key,id:key`, each key 32 bytes in base64url. @throws AppError unavailable `data-keys-malformed` */
export function parseKeyRing(text: string): KeyRing {
  const keys = text.split(',').map((part): DataKey => {
    const [, id, key] = SHAPE.exec(part.trim()) ?? [];
    if (!id || !key)
      throw new AppError(
        'unavailable',
        'data-keys-malformed',
        '数据密钥的写法不对：应为“编号:密钥”，密钥为 32 字节的 base64url，多个用逗号隔开。请检查 XYD_DATA_KEYS 或 secrets.json。',
      );
    return { id, key: Buffer.from(key, 'base64url') };
  });
  if (new Set(keys.map((k) => k.id)).size !== keys.length)
    throw new AppError('unavailable', 'data-keys-twice', '数据密钥的编号有重复，请检查。');
  return keys as unknown as KeyRing;
}

type Kept = { mtimeMs: number; ring: KeyRing };
let kept: Kept | undefined;

const secretsFile = () => path.join(env().XYD_DATA_DIR, 'secrets.json');

/**
 * The key ring: of `XYD_DATA_KEYS`, else of the generated `secrets.json`, which is looked at anew whenever it
 * changed, so that a running server knows a key that was added a moment ago.
 * @throws AppError unavailable `data-keys-missing`, `data-keys-malformed`
 */
export function keyRing(): KeyRing {
  const named = process.env.XYD_DATA_KEYS;
  if (named) return parseKeyRing(named);
  const file = secretsFile();
  try {
    const { mtimeMs } = statSync(file);
    if (kept?.mtimeMs !== mtimeMs)
      kept = { mtimeMs, ring: parseKeyRing(JSON.parse(readFileSync(file, 'utf8')).dataKeys) };
    return kept.ring;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      'unavailable',
      'data-keys-missing',
      '没有数据密钥，不能读写加密的个人信息。请通过 npm start 或 bin/xyd 运行（会自动生成），或设置 XYD_DATA_KEYS。',
    );
  }
}

function keepRing(ring: readonly DataKey[]): void {
  const file = secretsFile();
  const secrets = JSON.parse(readFileSync(file, 'utf8'));
  const dataKeys = ring.map(({ id, key }) => `${id}:${key.toString('base64url')}`).join(',');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ ...secrets, dataKeys }, null, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
  kept = undefined;
}

function refuseNamed(): void {
  if (process.env.XYD_DATA_KEYS)
    throw new AppError(
      'conflict',
      'data-keys-named',
      '数据密钥由 XYD_DATA_KEYS 给出，程序不能改它。请自行在最前面加上新密钥（或去掉旧密钥），重启服务后再运行。',
    );
}

/** Puts a new key in front: from now on it seals. @returns its name @throws AppError conflict `data-keys-named` */
export function addDataKey(): string {
  refuseNamed();
  const ring = keyRing();
  const highest = Math.max(0, ...ring.map((k) => Number(/^k(\d+)$/.exec(k.id)?.[1] ?? 0)));
  const id = `k${highest + 1}`;
  keepRing([{ id, key: randomBytes(32) }, ...ring]);
  return id;
}

/** Forgets every key but the first: what they sealed can be opened by nobody. @returns their names */
export function dropOldKeys(): readonly string[] {
  refuseNamed();
  const [first, ...old] = keyRing();
  if (old.length > 0) keepRing([first]);
  return old.map((k) => k.id);
}
