import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '@/kernel/errors';
import type { EnterpriseScope } from '@/kernel/permissions';
import { closeDb, db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import { DOCUMENT_MOST_BYTES, documentType } from '../domain/document-file';
import { keepDocument } from './keep-document';

const RUNS = 1_000;
let owner: EnterpriseScope;
beforeAll(async () => {
  const row = await db().enterprise.create({
    data: { name: '上传测试', nameNorm: `上传测试${Date.now()}`, firstKnownAt: new Date('2026-01-01') },
  });
  owner = mintScope.enterprise({ login: `upload-${row.id}`, role: 'enterprise-owner' }, row.id);
});
afterAll(closeDb);

const latin = (text: string) => Buffer.from(text, 'latin1');
const zeros = deflateRawSync(Buffer.alloc(50_000_000));
const NASTY: readonly Buffer[] = [
  Buffer.concat([latin('PK\x03\x04\x14\0\0\0\x08\0bomb.txt'), zeros]), // 50 MB of zeros in 50 KB
  latin('MZ\x90\0\x03'),
  latin('\x7fELF\x02\x01'),
  latin('<html><script>alert(1)</script>'),
  latin('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  latin('GIF89a'),
  latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), // old Office, may hold macros
  latin('=cmd|"/c calc"!A1'),
  latin('\x1f\x8b\x08'),
  latin(' %PDF-1.7'),
  latin('\x89PNG\r\n'),
  Buffer.alloc(0),
];
const hostile = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.uint8Array({ maxLength: 4_096 }).map((bytes) => Buffer.from(bytes)),
  fc
    .tuple(fc.constantFrom(...NASTY), fc.uint8Array({ maxLength: 512 }))
    .map(([head, tail]) => Buffer.concat([head, tail])),
);

it(`${RUNS} hostile uploads are refused in words, or are what they say they are`, async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(hostile, async (bytes) => {
      const pieces = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 0; at < bytes.length; at += 1_000) controller.enqueue(bytes.subarray(at, at + 1_000));
          controller.close();
        },
      });
      const kept = await keepDocument(owner, pieces).catch((error: unknown) => error);
      if (kept instanceof Error) {
        expect(kept).toBeInstanceOf(AppError);
        expect((kept as AppError).kind).toMatch(/invalid|conflict/);
        expect(kept.message).toMatch(/没有收下|请先提交/);
        refused += 1;
      } else expect(documentType(bytes)).toBe((kept as { type: string }).type);
    }),
    { numRuns: RUNS },
  );
  expect(refused).toBeGreaterThan(RUNS / 2);
});

it('a body without end is cut off at the limit, and the sender is told', async () => {
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1;
      controller.enqueue(given === 1 ? latin('%PDF-1.7') : new Uint8Array(1 << 20));
    },
  });
  await expect(keepDocument(owner, endless)).rejects.toMatchObject({ code: 'document-too-large' });
  expect(given).toBeLessThan(DOCUMENT_MOST_BYTES / (1 << 20) + 5);
});
