import type { PoolConnection } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';
import { type IsoDate, tianjinDay } from '@/kernel/period';
import { pool } from '@/server/db';
import { compileProfile } from '../domain/map-row';
import { QualityTally } from '../domain/quality';
import type { SourceDefinition } from '../domain/source';
import { fileRefused } from '../queries/file-refusal';
import type { OpenedTable } from '../queries/read-table';
import { BulkLoad } from './bulk-load';
import type { TableInput } from './ingest-table';
import { ROW_COLUMNS, RowStager, WHO_COLUMNS } from './stage-rows';
import type { Staging } from './staging';

export type StagedTable = {
  readonly read: number;
  readonly refusals: ReadonlyMap<string, number>;
  readonly tally: QualityTally;
  readonly header: readonly string[];
  readonly absentHeadings: readonly string[];
  readonly encoding: string;
};

const REPORT_EVERY = 10_000;

/**
 * Reads a table through its profile into the staging tables, in bounded memory.
 * @throws AppError invalid: what the reader says of the file, `columns-missing|columns-ambiguous|
 *         profile-invalid`, `rows-above-bounds|rows-below-bounds` of the source
 */
export async function stageTable(
  connection: PoolConnection,
  staging: Staging,
  input: TableInput,
  source: SourceDefinition,
  publishedOn: IsoDate,
): Promise<StagedTable> {
  const table = await input.open();
  // rows with their own publication day are held against the day they arrive
  const when = input.again?.arrivedAt ?? input.knownAt;
  const arrived = when ? new Date(when) : new Date();
  const latest = input.profile.publishedOn === undefined ? publishedOn : tianjinDay(arrived);
  const compiled = compileProfile(input.profile, source, table.header, { latest });
  if (!compiled.ok) {
    await table.rows[Symbol.asyncIterator]().return?.();
    throw fileRefused(compiled.code, `（${compiled.detail ?? ''}）`, { headings: compiled.detail });
  }
  const mapper = compiled.value;
  const refusals = new Map<string, number>();
  const tally = new QualityTally(source);
  const beside = await pool().getConnection();
  let read = 0;
  try {
    const rows = new BulkLoad(connection, staging.row, ROW_COLUMNS);
    const who = new BulkLoad(beside, staging.who, WHO_COLUMNS);
    const stager = new RowStager(source, mapper, publishedOn, tally, rows, who, refusals);
    try {
      for await (const row of table.rows) {
        const behind = stager.stage(row);
        if (behind) await behind;
        read++;
        if (read % REPORT_EVERY === 0) input.onProgress?.({ phase: 'reading', rows: read });
        if (input.bounded && read > source.rows.max) throw outOfBounds(source, read);
      }
      if (read === 0) throw fileRefused('file-header-only');
      if (input.bounded && read < source.rows.min) throw outOfBounds(source, read);
      await who.end();
      await rows.end();
    } catch (error) {
      await Promise.all([rows.abandon(), who.abandon()]);
      throw error;
    }
  } finally {
    beside.release();
  }
  const { header, encoding } = table as OpenedTable;
  return { read, refusals, tally, header, absentHeadings: mapper.absentHeadings, encoding };
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
