import { AppError } from '@/kernel/errors';
import type { Prisma } from '@/server/prisma/client';
import { type DocumentType, documentName } from '../domain/document-file';
import type { SentDocument } from '../schema';

/**
 * Files that were sent become part of what they were sent for, inside its transaction. Each counts once.
 * @param boundTo `kind:id` of what they belong to
 * @throws AppError not-found `document-unknown`: not the enterprise's, or used already
 */
export async function bindDocuments(
  tx: Prisma.TransactionClient,
  enterpriseId: bigint,
  boundTo: string,
  files: readonly SentDocument[],
): Promise<void> {
  for (const { fileId, name } of files) {
    const file = await tx.document.findFirst({ where: { id: fileId, enterpriseId, boundTo: null } });
    if (!file)
      throw new AppError('not-found', 'document-unknown', '有一份材料没有传完或已经用过，请重新上传后提交。');
    await tx.document.update({
      where: { id: fileId },
      data: { boundTo, name: documentName(name, file.type as DocumentType) },
    });
  }
}
