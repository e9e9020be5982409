import { createHash } from 'node:crypto';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { keepFile } from '@/server/keep-file';
import type { Profile } from '../domain/profile';
import { keptSource, sourcesFolder } from '../queries/kept-source';

type Published = {
  readonly sha256: string;
  readonly bytes: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};

/**
 * Keeps bytes as they were published, on the disk before the batch that read them commits; the same bytes
 * once. A kept copy that was damaged is replaced by the good one.
 * @throws AppError conflict `file-changed`: the bytes are no longer those that were hashed
 */
export async function keepSource({ sha256, bytes }: Published): Promise<void> {
  const there = await keptSource(sourcesFolder(), sha256, '').catch(() => undefined);
  if (there !== undefined) return;
  const hash = createHash('sha256');
  await keepFile(path.join(sourcesFolder(), sha256), bytes(), {
    onBytes: (piece) => hash.update(piece),
    settled: () => {
      if (hash.digest('hex') === sha256) return;
      throw new AppError('conflict', 'file-changed', '文件在读取期间被改动，没有入库。请等文件写完后重试。');
    },
  });
}

/** A field mapping as it is kept: what the batch was read by stays readable when the mapping is changed. */
export function profileSource(profile: Profile): Published {
  const text = Buffer.from(JSON.stringify(profile), 'utf8');
  return { sha256: createHash('sha256').update(text).digest('hex'), bytes: () => [text] };
}
