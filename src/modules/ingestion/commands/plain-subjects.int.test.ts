import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { closeDb, pool } from '@/server/db';
import { SYSTEM_ACTOR } from '@/server/scopes';
import { SOURCE_KEYS } from '../domain/source';
import { KnownSubjects } from '../queries/known-subjects';
import { aFolder, anUscc, type Folder } from './ingest-case';
import { ingestFile } from './ingest-file';

let folder: Folder;
beforeAll(async () => {
  folder = await aFolder();
});
afterAll(async () => {
  await folder.remove();
  await closeDb();
});

/** The nth enterprise as a row names it: by a code or none, by one of its names or none. */
const aSubject = fc.record({
  nth: fc.nat(5),
  coded: fc.boolean(),
  name: fc.constantFrom(undefined, 'A有限公司', 'A有限责任公司', 'Ａ有限公司', 'B商行'),
});
const files = fc.array(
  fc.record({
    registers: fc.boolean(),
    rows: fc.array(fc.record({ who: aSubject, month: fc.constantFrom(8, 9) }), {
      minLength: 1,
      maxLength: 8,
    }),
  }),
  { minLength: 1, maxLength: 4 },
);
type Files = typeof files extends fc.Arbitrary<infer T> ? T : never;

/** Takes the files in under codes of their own. @returns what became of them, in words without the codes */
async function takeIn(city: Files, known: () => KnownSubjects | undefined, mark: string) {
  const codes = Array.from({ length: 6 }, anUscc);
  const kept = known();
  const counts: unknown[] = [];
  for (const { registers, rows } of city) {
    const lines = rows.map(({ who, month }, i) => {
      const name = who.name === undefined ? '' : `${mark}${who.nth}${who.name}`;
      const code = who.coded || name === '' ? codes[who.nth] : '';
      return registers
        ? `${code},${name || `${mark}注册${i}商行`},2020-01-${10 + i},12.00,公司,C3011,1201${10 + i},存续,2020-0${month}-01`
        : `${code},${name},2026-0${month},增值税,${i},0.00,0.00,是`;
    });
    const header = registers
      ? '统一社会信用代码,企业名称,成立日期,注册资本,主体类型,行业代码,行政区划代码,登记状态,核准日期'
      : '统一社会信用代码,企业名称,所属月份,税种,入库税额,滞纳金,欠税余额,按期申报';
    const file = await folder.write(`${[header, ...lines].join('\n')}\n`);
    const done = await ingestFile({
      file,
      profileKey: registers ? 'city-registration' : 'city-tax-payment',
      publishedOn: isoDate('2026-10-05'),
      actor: SYSTEM_ACTOR,
      known: kept,
    });
    const { accepted, duplicate, superseded, unmatched, quarantined } = done;
    counts.push({ accepted, duplicate, superseded, unmatched, quarantined });
  }
  const plain = (text: string | null) =>
    text && codes.reduce((words, code, i) => words.replaceAll(code, `code${i}`), text).replaceAll(mark, '');
  const [rows] = await pool().query<never[]>(
    `SELECT e.uscc, e.name, e.name_norm, e.district_code, e.industry_code, e.org_code = SUBSTRING(e.uscc, 9, 9) AS own,
            (SELECT GROUP_CONCAT(n.name_norm ORDER BY n.name_norm) FROM enterprise_name n WHERE n.enterprise_id = e.id) AS names,
            (SELECT GROUP_CONCAT(r.source, r.row_no, r.payload ORDER BY r.source, r.batch_id, r.row_no)
               FROM record r WHERE r.enterprise_id = e.id) AS records
       FROM enterprise e WHERE e.uscc IN (?) ORDER BY e.id`,
    [codes],
  );
  const enterprises = (rows as Record<string, string | null>[]).map((row) =>
    Object.fromEntries(Object.entries(row).map(([k, v]) => [k, typeof v === 'string' ? plain(v) : v])),
  );
  return { counts, enterprises };
}

it('subjects resolved in memory become what the database would make of them', async () => {
  let run = Date.now();
  await fc.assert(
    fc.asyncProperty(files, async (city) => {
      const mark = () => `试${(run++).toString(36)}_`.toUpperCase();
      const inMemory = await takeIn(city, () => new KnownSubjects(0, 0), mark());
      const inDatabase = await takeIn(city, () => undefined, mark());
      expect(inMemory).toEqual(inDatabase);
    }),
    { numRuns: 12 },
  );
});

it('every source has a partition of its own', async () => {
  const [rows] = await pool().query<never[]>(
    `SELECT partition_description AS source FROM information_schema.partitions
      WHERE table_schema = DATABASE() AND table_name = 'record'`,
  );
  const held = (rows as { source: string }[]).map(({ source }) => source.replaceAll("'", ''));
  expect(held.sort()).toEqual([...SOURCE_KEYS].sort());
});
