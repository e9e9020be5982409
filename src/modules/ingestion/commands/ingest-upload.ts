import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import type { OperatorScope } from '@/kernel/permissions';
import type { BatchSummary } from '../domain/batch';
import type { IngestUpload } from '../schema';
import { ingestFile } from './ingest-file';
import { uploadsFolder } from './keep-upload';

/**
 * Takes in a file that `keepUpload` stored, under the name it had at its sender's. The stored file is
 * removed, whatever comes of it: the records, or the refusal, are what stays.
 * @throws AppError not-found `upload-unknown`, and as `ingestFile`
 */
export async function ingestUpload(scope: OperatorScope, input: IngestUpload): Promise<BatchSummary> {
  const stored = path.join(uploadsFolder(), input.uploadId);
  const folder = `${stored}.taken`;
  const file = path.join(folder, input.fileName); // refusals name the file as its sender knows it
  await mkdir(folder, { recursive: true });
  try {
    await rename(stored, file).catch(() => {
      throw new AppError('not-found', 'upload-unknown', '上传的文件已不在服务器上，请重新选择文件上传。');
    });
    return await ingestFile({
      file,
      fileName: input.fileName,
      source: input.source,
      profileKey: input.profile,
      publishedOn: input.publishedOn,
      actor: scope.actor,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
