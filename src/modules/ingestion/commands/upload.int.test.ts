import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ReadableStream as WebStream } from 'node:stream/web';
import { afterAll, expect, it } from 'vitest';
import { closeDb } from '@/server/db';
import { systemScope } from '@/server/scopes';
import { ingestUploadSchema, UPLOAD_MAX_BYTES } from '../schema';
import { ingestUpload } from './ingest-upload';
import { keepUpload, uploadsFolder } from './keep-upload';

const scope = systemScope();
const HEADER =
  '统一社会信用代码,企业名称,提供方记录编号,许可文书号,许可名称,许可机关,许可日期,有效期至,许可状态';

function bodyOf(chunks: Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  return WebStream.from(chunks) as ReadableStream<Uint8Array>;
}

afterAll(closeDb);

it('takes in an uploaded file under its own name and removes the stored copy', async () => {
  const name = `测试企业${randomUUID()}有限公司`;
  const row = (no: string, day: string) => `,${name},,${no},经营许可,测试机关,${day},2031-12-31,有效`;
  const text = [HEADER, row(randomUUID(), '2026-06-11'), row(randomUUID(), '2026-13-45')].join('\n');
  const { uploadId, bytes } = await keepUpload(scope, bodyOf([Buffer.from(text)]));
  expect(bytes).toBe(Buffer.byteLength(text));
  const batch = await ingestUpload(scope, { uploadId, fileName: '许可 10 月.csv', source: 'licence' });
  expect(batch).toMatchObject({
    file: '许可 10 月.csv',
    profile: 'city-licence',
    status: 'done',
    read: 2,
    unmatched: 1,
    quarantined: 1,
    byReason: { 'date-impossible': 1 },
  });
  expect((await readdir(uploadsFolder())).filter((f) => f.startsWith(uploadId))).toEqual([]);
  await expect(ingestUpload(scope, { uploadId, fileName: '许可 10 月.csv' })).rejects.toMatchObject({
    code: 'upload-unknown',
  });
});

it('names the file as its sender knows it when it is refused, and leaves nothing behind', async () => {
  const { uploadId } = await keepUpload(scope, bodyOf([Buffer.from('甲,乙\n1,2\n')]));
  await expect(ingestUpload(scope, { uploadId, fileName: '不认识.csv' })).rejects.toThrow(/“不认识.csv”/);
  expect(existsSync(path.join(uploadsFolder(), `${uploadId}.taken`))).toBe(false);
});

it('stops a file above the limit and keeps none of it', async () => {
  const before = existsSync(uploadsFolder()) ? await readdir(uploadsFolder()) : [];
  const chunk = new Uint8Array(8 * 1024 * 1024);
  let sent = 0;
  function* endless() {
    for (; sent < 2 * UPLOAD_MAX_BYTES; sent += chunk.byteLength) yield chunk;
  }
  await expect(keepUpload(scope, bodyOf(endless()))).rejects.toMatchObject({ code: 'upload-too-large' });
  expect(sent).toBeLessThan(UPLOAD_MAX_BYTES + 8 * chunk.byteLength); // stopped, not read to its end
  expect(await readdir(uploadsFolder())).toEqual(before);
});

it('takes no file name that leads out of its folder', () => {
  for (const fileName of ['../x.csv', 'a/b.csv', 'a\\b.csv', '..', '.', '', 'a\u0000.csv'])
    expect(ingestUploadSchema.safeParse({ uploadId: randomUUID(), fileName }).success).toBe(false);
  expect(ingestUploadSchema.safeParse({ uploadId: '../../etc', fileName: 'a.csv' }).success).toBe(false);
});
