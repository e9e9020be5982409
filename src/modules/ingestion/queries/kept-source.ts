import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { env } from '@/server/env';
import { hashFile } from './inspect-file';

/** Where the files that were taken in are kept, each named by the sha256 of its bytes as published. */
export function sourcesFolder(): string {
  return path.join(env().XYD_DATA_DIR, 'sources');
}

/**
 * A kept file, its bytes held against the sha256 it is named by.
 * @param what names it in words: the batch and the name its sender gave it
 * @throws AppError not-found `source-missing`, conflict `source-differs`
 */
export async function keptSource(folder: string, sha256: string, what: string): Promise<string> {
  const file = path.join(folder, sha256);
  const found = await hashFile(file).catch((error) => {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(
      'not-found',
      'source-missing',
      `缺少源文件：${what}（sha256 ${sha256}），应在 ${file}。请从备份放回后再运行。`,
      { sha256, file },
    );
  });
  if (found.sha256 === sha256) return file;
  throw new AppError(
    'conflict',
    'source-differs',
    `源文件已被改动：${what}，${file} 的内容现为 sha256 ${found.sha256}。请从备份放回原文件后再运行。`,
    { sha256, found: found.sha256, file },
  );
}
