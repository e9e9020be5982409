import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { sourceOf } from '@/modules/ingestion/domain/registry';
import { BUSINESS_BUREAUS } from './bureaus-business';
import { MONTHLY_BUREAUS } from './bureaus-monthly';
import { PUBLIC_BUREAUS } from './bureaus-public';
import { REGISTER_BUREAUS } from './bureaus-register';
import { type Firm, LAST_MONTH, MONTHS, makeFirm } from './firm';
import { type Cells, correct, spoil } from './flaws';
import { Prng } from './prng';
import type { Bureau } from './rows';

/** Days on which the bureaus publish: the history, the last month, and a week later what was late or wrong. */
export const PUBLICATIONS = ['2026-10-05', '2026-11-05', '2026-11-12'] as const;

export const BUREAUS: readonly Bureau[] = [
  ...REGISTER_BUREAUS,
  ...MONTHLY_BUREAUS,
  ...PUBLIC_BUREAUS,
  ...BUSINESS_BUREAUS,
];

/** One file under `<out>/<published>/<source>.csv`, written in pieces of 64 KiB. */
class BureauFile {
  rows = 0;
  private lines: string[][] = [];
  private readonly stream: WriteStream;

  constructor(
    readonly bureau: Bureau,
    readonly file: string,
  ) {
    this.stream = createWriteStream(file);
    const spec = sourceOf(bureau.source).fields;
    const subject = bureau.subject === 'code' ? ['统一社会信用代码'] : ['统一社会信用代码', '企业名称'];
    this.fields = Object.keys(spec).filter((f) => f !== 'enterpriseName');
    if (bureau.title) this.lines.push([bureau.title]);
    this.lines.push([...subject, ...this.fields.map((f) => spec[f]?.label as string)]);
  }

  readonly fields: readonly string[];

  async add(cells: Cells): Promise<void> {
    const subject = this.bureau.subject === 'code' ? [cells.code] : [cells.code, cells.name];
    this.lines.push([...subject, ...this.fields.map((f) => cells.fields[f] ?? '')]);
    this.rows += 1;
    if (this.lines.length >= 512) await this.flush();
  }

  async flush(): Promise<void> {
    const text = stringify(this.lines);
    this.lines = [];
    const bytes =
      this.bureau.encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text, 'utf8');
    if (!this.stream.write(bytes))
      await new Promise((done) => this.stream.once('drain', () => done(undefined)));
  }

  async close(): Promise<void> {
    await this.flush();
    await new Promise<void>((done, fail) => {
      this.stream.once('error', fail);
      this.stream.end(() => done());
    });
  }
}

/** Whether a row tells of the last month, so that the October file could not hold it yet. */
function isCurrent(bureau: Bureau, fields: Readonly<Record<string, string>>): boolean {
  const when =
    sourceOf(bureau.source)
      .eventDate.map((f) => fields[f])
      .find(Boolean) ??
    fields.month ??
    '';
  return when >= LAST_MONTH;
}

function* rowsOf(bureau: Bureau, firm: Firm): Generator<Record<string, string>> {
  if (!bureau.monthly) yield* bureau.rows(firm, 0, MONTHS[0]!);
  else for (let m = 0; m < MONTHS.length; m++) yield* bureau.rows(firm, m, MONTHS[m]!);
}

export type CityFile = {
  readonly source: string;
  readonly published: string;
  readonly file: string;
  readonly rows: number;
};

/**
 * Writes the demo city's source files as bureaus would send them: `out/<published>/<source>.csv`.
 * Same seed and size give the same bytes; memory does not grow with `enterprises`.
 */
export async function writeCity(options: {
  readonly enterprises: number;
  readonly seed: number;
  readonly out: string;
  readonly onProgress?: (firms: number) => void;
}): Promise<CityFile[]> {
  const files = new Map<string, BureauFile>();
  for (const published of PUBLICATIONS) {
    await mkdir(path.join(options.out, published), { recursive: true });
    for (const bureau of BUREAUS)
      files.set(
        `${published} ${bureau.source}`,
        new BureauFile(bureau, path.join(options.out, published, `${bureau.source}.csv`)),
      );
  }
  const [history, current, late] = PUBLICATIONS;
  for (let index = 0; index < options.enterprises; index++) {
    const firm = makeFirm(options.seed, index);
    for (const [b, bureau] of BUREAUS.entries()) {
      const rng = new Prng(options.seed, index, 900 + b);
      for (const fields of rowsOf(bureau, firm)) {
        const cells: Cells = { code: bureau.subject === 'name' ? '' : firm.uscc, name: firm.name, fields };
        const recent = isCurrent(bureau, fields);
        const published = !recent ? history : rng.chance(0.04) ? late : current;
        const file = files.get(`${published} ${bureau.source}`)!;
        if (published === current && rng.chance(0.004))
          await files.get(`${late} ${bureau.source}`)!.add(correct(cells));
        const twice = rng.chance(0.0008);
        const sent: Cells = { ...cells, fields: { ...fields } };
        spoil(rng, sent);
        await file.add(sent);
        if (twice) await file.add(sent);
      }
    }
    if ((index + 1) % 100 === 0) options.onProgress?.(index + 1);
  }
  const sent: [string, BureauFile][] = [];
  for (const [key, file] of files) {
    await file.close();
    // a bureau with nothing to report sends no file
    if (file.rows === 0) await rm(file.file);
    else sent.push([key, file]);
  }
  return sent.map(([key, f]) => ({
    source: f.bureau.source,
    published: key.slice(0, 10),
    file: f.file,
    rows: f.rows,
  }));
}
