import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError, foreign } from '@/kernel/errors';
import type { EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import { env } from '@/server/env';

export type Evidence = { readonly name: string; readonly type: string; readonly base64: string };

/** Where a file lies: outside what is served, named by its content. */
export function evidenceFile(sha256: string): string {
  return path.join(env().XYD_DATA_DIR, 'redress', sha256);
}

/**
 * A file of a case the scope may see, its bytes held against the sha256 it was kept by.
 * @throws AppError not-found `evidence-unknown`, unavailable `evidence-damaged`
 */
export async function evidence(scope: EnterpriseScope | OperatorScope, fileId: bigint): Promise<Evidence> {
  const file = await db().redressFile.findUnique({ where: { id: fileId } });
  const own = file && (scope.kind === 'operator' || file.enterpriseId === scope.enterpriseId);
  const words = '没有这份材料，请刷新后重试。';
  if (!file) throw new AppError('not-found', 'evidence-unknown', words);
  if (!own) throw foreign('evidence-unknown', words, `redress-file:${fileId}`);
  const bytes = await readFile(evidenceFile(file.sha256)).catch(() => undefined);
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== file.sha256)
    throw new AppError('unavailable', 'evidence-damaged', '材料文件缺失或已被改动，请联系平台从备份恢复。');
  return { name: file.name, type: file.type, base64: bytes.toString('base64') };
}
