import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { AppError } from '@/kernel/errors';
import { closeDb, db } from '@/server/db';
import { systemScope } from '@/server/scopes';
import { ingestUpload } from './ingest-upload';
import { keepUpload } from './keep-upload';

/** `XYD_FUZZ_FILES=1000` for the long run. */
const FILES = Number(process.env.XYD_FUZZ_FILES ?? 60);
const scope = systemScope();
const HEADER =
  '统一社会信用代码,企业名称,提供方记录编号,许可文书号,许可名称,许可机关,许可日期,有效期至,许可状态';
afterAll(closeDb);

/** A zip archive whose entry unpacks to far more than it says. */
function lyingZip(name: string): Buffer {
  const packed = deflateRawSync(Buffer.alloc(60_000_000));
  const title = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(100, 22);
  local.writeUInt16LE(title.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(100, 24);
  central.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + title.length, 12);
  end.writeUInt32LE(30 + title.length + packed.length, 16);
  return Buffer.concat([local, title, packed, central, title, end]);
}

const cell = fc.oneof(
  fc.constantFrom(
    '=HYPERLINK("http://x")',
    '@SUM(1)',
    '+1',
    '-1',
    '"',
    '""',
    '\t',
    '\0',
    '\ufeff',
    '1e99',
    '９１',
  ),
  fc.constantFrom(
    '2026-02-30',
    '0000-00-00',
    '99999-01-01',
    "'; DROP TABLE record; --",
    '\u202e',
    'é'.repeat(3_000),
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const table = fc
  .array(fc.array(cell, { maxLength: 12 }), { maxLength: 20 })
  .map((rows) => Buffer.from([HEADER, ...rows.map((row) => row.join(','))].join('\n')));
const file = fc.oneof(
  { weight: 4, arbitrary: table },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 5_000 }).map((b) => Buffer.from(b)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      Buffer.alloc(0),
      Buffer.from(HEADER),
      Buffer.from(`${HEADER}\n"`),
      Buffer.from(`${HEADER}\n${'x'.repeat(3_000_000)}`),
      Buffer.from(`${HEADER}\n`, 'utf16le'),
      Buffer.from([0xff, 0xfe, 0x00]),
      gzipSync(Buffer.concat([Buffer.from(`${HEADER}\n`), Buffer.alloc(40_000_000, 44)])), // a bomb of commas
      gzipSync(Buffer.from(HEADER)).subarray(0, 20),
      lyingZip('xl/workbook.xml'),
      lyingZip('[Content_Types].xml').subarray(0, 400),
      Buffer.from('<html><table><tr><td>统一社会信用代码'),
      Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
    ),
  },
);

it(`${FILES} hostile files are refused in words, or their rows are, and nothing hangs or is half taken in`, async () => {
  const before = await db().record.count({ where: { source: 'licence' } });
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(
      file,
      fc.constantFrom('a.csv', 'a.xlsx', 'a.csv.gz', 'a.png'),
      async (bytes, fileName) => {
        const { uploadId } = await keepUpload(scope, new Blob([new Uint8Array(bytes)]).stream());
        const done = await ingestUpload(scope, { uploadId, fileName, source: 'licence' }).catch(
          (e: unknown) => e,
        );
        if (done instanceof Error) {
          expect(done, done.stack).toBeInstanceOf(AppError);
          expect((done as AppError).kind, done.message).toMatch(/invalid|conflict/);
          return;
        }
        const { read, quarantined, unmatched } = done as {
          read: number;
          quarantined: number;
          unmatched: number;
        };
        expect(quarantined + unmatched).toBeLessThanOrEqual(read);
        taken += read - quarantined - unmatched;
      },
    ),
    { numRuns: FILES, endOnFailure: true },
  );
  // nothing of these names anybody the platform knows
  expect(taken).toBe(0);
  expect(await db().record.count({ where: { source: 'licence' } })).toBe(before);
  expect(await db().batch.count({ where: { status: 'running' } })).toBe(0);
}, 3_600_000);
