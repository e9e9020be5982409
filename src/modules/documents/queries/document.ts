import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError, foreign } from '@/kernel/errors';
import { db } from '@/server/db';
import { env } from '@/server/env';

export type DocumentLine = {
  readonly fileId: bigint;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
};
export type DocumentBytes = { readonly name: string; readonly type: string; readonly base64: string };

/** Where a file lies: outside what is served, named by its content. */
export function documentPath(sha256: string): string {
  return path.join(env().XYD_DATA_DIR, 'documents', sha256);
}

/** Files that were sent for these, in the order they came. @param boundTo each `kind:id` */
export async function documentsOf(boundTo: readonly string[]): Promise<DocumentLine[]> {
  const rows = await db().document.findMany({
    where: { boundTo: { in: [...boundTo] } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id, name, type, bytes, sha256 }) => ({ fileId: id, name, type, bytes, sha256 }));
}

/**
 * A file, its bytes held against the sha256 it was kept by.
 * @param may whether the asker may see what the file was sent for: who asks is judged by the module it belongs to
 * @throws AppError not-found `document-unknown`, unavailable `document-damaged`
 */
export async function readDocument(
  fileId: bigint,
  may: (file: {
    readonly enterpriseId: bigint;
    readonly boundTo: string | null;
  }) => Promise<boolean> | boolean,
): Promise<DocumentBytes> {
  const file = await db().document.findUnique({ where: { id: fileId } });
  const words = '没有这份材料，请刷新后重试。';
  if (!file) throw new AppError('not-found', 'document-unknown', words);
  if (!(await may(file))) throw foreign('document-unknown', words, `document:${fileId}`);
  const bytes = await readFile(documentPath(file.sha256)).catch(() => undefined);
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== file.sha256)
    throw new AppError('unavailable', 'document-damaged', '材料文件缺失或已被改动，请联系平台从备份恢复。');
  return { name: file.name, type: file.type, base64: bytes.toString('base64') };
}
