import { createHash } from 'node:crypto';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import type { EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { keepFile } from '@/server/keep-file';
import { DOCUMENT_MOST_BYTES, type DocumentType, documentType } from '../domain/document-file';
import { documentPath } from '../queries/document';

/** How many files that belong to nothing an enterprise may have sent in a day. */
const MOST_A_DAY = 50;

/**
 * Takes a file from a browser: judged by its content, kept by its sha256 in the data directory, bound to
 * what it is sent for when that is sent.
 * @throws AppError invalid `document-too-large`, `document-type`, `document-empty`; conflict `document-too-many`
 */
export async function keepDocument(
  scope: EnterpriseScope,
  body: ReadableStream<Uint8Array>,
): Promise<{ fileId: bigint; type: DocumentType; bytes: number }> {
  const bytes = await readBounded(body);
  if (bytes.length === 0)
    throw new AppError('invalid', 'document-empty', '文件是空的，没有收下。请重新选择。');
  const type = documentType(bytes);
  if (!type)
    throw new AppError(
      'invalid',
      'document-type',
      '只收 PDF、PNG、JPG 文件；此文件的内容不是其中任何一种（改扩展名没有用），没有收下。请另存为 PDF 再上传。',
    );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { enterpriseId, actor } = scope;
  return audited(actor, async (tx) => {
    await tx.$queryRaw`SELECT id FROM enterprise WHERE id = ${enterpriseId} FOR UPDATE`;
    const since = new Date(Date.now() - 86_400_000);
    const unbound = await tx.document.count({
      where: { enterpriseId, boundTo: null, uploadedAt: { gt: since } },
    });
    if (unbound >= MOST_A_DAY)
      throw new AppError(
        'conflict',
        'document-too-many',
        `一天内已上传 ${unbound} 份没有用到的材料，请先提交申请，或明天再传。`,
      );
    await keepFile(documentPath(sha256), [bytes]);
    const { id } = await tx.document.create({
      data: {
        enterpriseId,
        name: path.basename(documentPath(sha256)),
        type,
        bytes: bytes.length,
        sha256,
        uploadedBy: actor.login,
        uploadedAt: new Date(),
      },
    });
    return {
      result: { fileId: id, type, bytes: bytes.length },
      entry: {
        action: 'keep-document',
        subject: `document:${id}`,
        after: { sha256, type, bytes: bytes.length },
      },
    };
  });
}

async function readBounded(body: ReadableStream<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(pieces);
    size += value.byteLength;
    if (size > DOCUMENT_MOST_BYTES) {
      await reader.cancel().catch(() => {});
      throw new AppError(
        'invalid',
        'document-too-large',
        `文件超过 ${DOCUMENT_MOST_BYTES / 1024 / 1024} MB，没有收下。请压缩后或拆成几份再上传。`,
      );
    }
    pieces.push(value);
  }
}
