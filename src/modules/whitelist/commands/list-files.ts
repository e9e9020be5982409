import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { env } from '@/server/env';
import { keepFile } from '@/server/keep-file';
import { decodeMembers, type Member } from '../domain/member';
import { sha256Of } from './evaluate-definition';

/** A list's file is named by its content: it is written once, and never differs. */
export function listPath(sha256: string): string {
  return path.join('whitelists', `${sha256}.ndjson`);
}

/** Keeps the list, on disk before a row names it. */
export async function keepList(bytes: Buffer, sha256: string): Promise<string> {
  const relative = listPath(sha256);
  await keepFile(path.join(env().XYD_DATA_DIR, relative), [bytes]);
  return relative;
}

/** The kept list, member by member. @throws AppError unavailable: the file is gone or was changed */
export async function readList(sha256: string): Promise<Iterable<Member>> {
  const file = path.join(env().XYD_DATA_DIR, listPath(sha256));
  const bytes = await readFile(file).catch(() => {
    throw new AppError(
      'unavailable',
      'list-file-missing',
      `读不到名单文件 ${file}，请从备份恢复，或重新生成名单。`,
    );
  });
  if (sha256Of(bytes) !== sha256)
    throw new AppError(
      'unavailable',
      'list-file-differs',
      `名单文件 ${file} 与登记的 sha256 不符，不能使用。请从备份恢复，或重新生成名单。`,
    );
  return decodeMembers(bytes);
}
