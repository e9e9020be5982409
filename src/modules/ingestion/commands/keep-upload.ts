import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { AppError } from '@/kernel/errors';
import type { OperatorScope } from '@/kernel/permissions';
import { env } from '@/server/env';
import { removeForgotten } from '@/server/remove-forgotten';
import { UPLOAD_MAX_BYTES } from '../schema';

/** Where files stand between their upload and their ingestion. */
export function uploadsFolder(): string {
  return path.join(env().XYD_DATA_DIR, 'uploads');
}

/**
 * Streams a file from a browser to disk, without holding it in memory; `ingestUpload` takes it in.
 * Uploads that nobody took in are removed after a day.
 * @throws AppError invalid `upload-too-large`, unavailable `upload-not-stored`
 */
export async function keepUpload(
  _scope: OperatorScope,
  body: ReadableStream<Uint8Array>,
): Promise<{ uploadId: string; bytes: number }> {
  const folder = uploadsFolder();
  await mkdir(folder, { recursive: true });
  await removeForgotten(folder);
  const uploadId = randomUUID();
  const file = path.join(folder, uploadId);
  let bytes = 0;
  const bounded = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength;
      done(bytes > UPLOAD_MAX_BYTES ? tooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(
      Readable.fromWeb(body as NodeStream<Uint8Array>),
      bounded,
      createWriteStream(file, { flags: 'wx', mode: 0o600 }),
    );
  } catch (error) {
    await rm(file, { force: true });
    if (error instanceof AppError) throw error;
    throw new AppError(
      'unavailable',
      'upload-not-stored',
      '文件没有传完：网络中断，或服务器磁盘已满。没有任何数据入库，请重新上传。',
    );
  }
  return { uploadId, bytes };
}

function tooLarge(): AppError {
  return new AppError(
    'invalid',
    'upload-too-large',
    `文件超过 ${UPLOAD_MAX_BYTES / 1024 / 1024} MB，没有入库。请拆成几个文件，或在服务器上用 xyd ingest 导入。`,
  );
}
