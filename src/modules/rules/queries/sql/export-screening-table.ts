import { columnsOf } from '../../domain/snapshot-columns';
import { screeningLine } from '../../domain/sql/screening-line';
import { createTableSql } from '../../domain/sql/screening-table';
import { openLatest } from '../open-latest';
import { screeningTableOf } from '../screening-backend';

const LINES_AT_ONCE = 1_000;

/**
 * A snapshot with its scores for an engine that has its own way of loading: the table's name and shape, and
 * its rows as text, fields between tabs, `\N` for unknown. @throws as `openLatest`
 */
export async function exportScreeningTable(input: {
  readonly snapshotId?: string;
  readonly scoreRunId?: string;
}): Promise<{
  readonly table: string;
  readonly createTable: string;
  readonly rows: number;
  readonly text: () => Generator<string>;
}> {
  const { snapshot, scores } = await openLatest({ kind: 'operator' }, input.snapshotId, input.scoreRunId);
  const { name, features } = screeningTableOf({ snapshot, scores });
  const source = columnsOf(snapshot, scores);
  const columns = [...features].map((key) => source.column(key)!);
  function* text() {
    for (let start = 0; start < snapshot.rows; start += LINES_AT_ONCE) {
      let piece = '';
      for (let row = start; row < Math.min(start + LINES_AT_ONCE, snapshot.rows); row++)
        piece += `${screeningLine(snapshot.enterpriseId[row]!, columns, row)}\n`;
      yield piece;
    }
  }
  return { table: name, createTable: createTableSql(name, [...features]).text, rows: snapshot.rows, text };
}
