import type { PoolConnection } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';
import { type IsoDate, tianjinDay } from '@/kernel/period';
import { pool } from '@/server/db';
import { compileProfile } from '../domain/map-row';
import { isPlain, namesPlainly, PlainSubjects } from '../domain/plain-subjects';
import { QualityTally } from '../domain/quality';
import type { SourceDefinition } from '../domain/source';
import type { Subject } from '../domain/subject';
import { fileRefused } from '../queries/file-refusal';
import { rowTooLong } from '../queries/read-table';
import { BulkLoad } from './bulk-load';
import type { TableInput } from './ingest-table';
import { type MappedBlock, type MapTask, subjectKey } from './map-block';
import { mapTable, threadsFor } from './map-blocks';
import { RowSizes } from './row-partition';
import type { RowSpill } from './row-spill';
import { REFUSED_COLUMNS, WHO_COLUMNS, whoLine } from './staged-lines';
import type { Staging } from './staging';

export type StagedTable = {
  readonly read: number;
  readonly refusals: ReadonlyMap<string, number>;
  readonly tally: QualityTally;
  readonly header: readonly string[];
  readonly absentHeadings: readonly string[];
  readonly encoding: string;
  /** accepted rows in file order, see mapped-rows.ts; subjects that are to be resolved by their number */
  readonly rows: RowSpill;
  readonly subjects: StagedSubjects;
};

/** Distinct subjects kept in memory; beyond it they are written again, which changes no result. */
const MANY = 200_000;

/** Numbers the subjects of a file that are still to be resolved, and counts bytes of rows by enterprise. */
export class StagedSubjects {
  last = 0;
  /** of rows whose enterprise was known before */
  readonly sizes = new RowSizes();
  /** those that can be resolved in memory; the others have lines in the staging table */
  readonly plain = new PlainSubjects();
  private ids = new Map<string, number>();
  private bytes = new Float64Array(1024);

  /** @param plainly the file carries no other codes than the USCC, which could belong together */
  constructor(private readonly plainly: boolean) {}

  get others(): number {
    return this.last - this.plain.count;
  }

  bytesOf(whoId: number): number {
    return this.bytes[whoId] ?? 0;
  }

  /** @returns the subject's number, and its line where it is new and not plain */
  number(subjects: readonly Subject[]): { id: number; line?: string } {
    const key = subjectKey(subjects);
    const known = this.ids.get(key);
    if (known !== undefined) return { id: known };
    if (this.ids.size >= MANY) this.ids = new Map();
    const id = ++this.last;
    this.ids.set(key, id);
    if (!this.plainly || !isPlain(subjects)) return { id, line: whoLine(id, subjects) };
    this.plain.add(id, subjects);
    return { id };
  }

  /** Gives the rows of a block the numbers of the file for those of the block. */
  renumber(rows: Uint8Array<ArrayBuffer>, numbers: readonly number[]): void {
    const view = new DataView(rows.buffer, rows.byteOffset, rows.length);
    while (this.last >= this.bytes.length) {
      const larger = new Float64Array(2 * this.bytes.length);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    for (let at = 0; at < rows.length; ) {
      const size = view.getUint32(at, true);
      const subject = view.getFloat64(at + 8, true);
      if (subject > 0) this.sizes.add(subject, size);
      else {
        const id = numbers[-subject - 1]!;
        view.setFloat64(at + 8, -id, true);
        this.bytes[id]! += size;
      }
      at += size;
    }
  }
}

/**
 * Reads a table through its profile: refused rows and subjects into the staging tables, accepted rows
 * into `spill`; in bounded memory.
 * @throws AppError invalid: what the reader says of the file, `columns-missing|columns-ambiguous|
 *         profile-invalid`, `rows-above-bounds|rows-below-bounds` of the source
 */
export async function stageTable(
  connection: PoolConnection,
  staging: Staging,
  input: TableInput,
  source: SourceDefinition,
  publishedOn: IsoDate,
  spill: RowSpill,
): Promise<StagedTable> {
  const table = await input.open();
  const { profile } = input;
  const { header, headerRowNo, text, encoding } = table;
  // rows with their own publication day are held against the day they arrive
  const when = input.again?.arrivedAt ?? input.knownAt;
  const arrived = when ? new Date(when) : new Date();
  const latest = profile.publishedOn === undefined ? publishedOn : tianjinDay(arrived);
  const compiled = compileProfile(profile, source, header, { latest });
  if (!compiled.ok || text) await table.close?.();
  if (!compiled.ok)
    throw fileRefused(compiled.code, `（${compiled.detail ?? ''}）`, { headings: compiled.detail });
  const known = await input.known?.forFile(input.bytes);
  const task: MapTask = { profile, header, headerRowNo, latest, publishedOn, text, known };
  const told = {
    refusals: new Map<string, number>(),
    tally: new QualityTally(source),
    subjects: new StagedSubjects(namesPlainly(profile)),
  };
  const beside = await pool().getConnection();
  let read = 0;
  try {
    const refused = new BulkLoad(connection, staging.row, REFUSED_COLUMNS);
    const who = new BulkLoad(beside, staging.who, WHO_COLUMNS);
    try {
      for await (const block of mapTable(table, task, threadsFor(input.bytes))) {
        input.inTurn?.stop.throwIfAborted();
        if (block.tooLong) throw rowTooLong(block.tooLong);
        read += block.read;
        if (input.bounded && read > source.rows.max) throw outOfBounds(source, read);
        await take(block, told, refused, who, spill);
        input.onProgress?.({ phase: 'reading', rows: read });
      }
      if (read === 0) throw fileRefused('file-header-only');
      if (input.bounded && read < source.rows.min) throw outOfBounds(source, read);
      await who.end();
      await refused.end();
    } catch (error) {
      await Promise.all([refused.abandon(), who.abandon()]);
      throw error;
    }
  } finally {
    beside.release();
  }
  const { absentHeadings } = compiled.value;
  return { ...told, read, header, absentHeadings, encoding, rows: spill };
}

async function take(
  block: MappedBlock,
  told: Pick<StagedTable, 'tally' | 'subjects'> & { refusals: Map<string, number> },
  refused: BulkLoad,
  who: BulkLoad,
  spill: RowSpill,
): Promise<void> {
  const { refusals, tally, subjects } = told;
  for (const [reason, n] of block.refusals) refusals.set(reason, (refusals.get(reason) ?? 0) + n);
  tally.merge(block.quality);
  const numbers: number[] = [];
  for (const subject of block.subjects) {
    const { id, line } = subjects.number(subject);
    numbers.push(id);
    const behind = line === undefined ? undefined : who.write(line);
    if (behind) await behind;
  }
  for (const line of block.refused) {
    const behind = refused.write(line);
    if (behind) await behind;
  }
  subjects.renumber(block.rows, numbers);
  spill.add(block.rows);
}

function outOfBounds(source: SourceDefinition, read: number): AppError {
  const { min, max } = source.rows;
  const above = read > max;
  return new AppError(
    'invalid',
    above ? 'rows-above-bounds' : 'rows-below-bounds',
    `文件有 ${above ? `${max} 行以上` : `${read} 行`}数据，“${source.label}”每批应在 ${min} 到 ${max} 行之间，整批不收。请核对是否传错了文件或传送不完整。`,
    { read, min, max },
  );
}
