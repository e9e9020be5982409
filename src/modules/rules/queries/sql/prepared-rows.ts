import type { Connection } from 'mysql2';
import { AppError } from '@/kernel/errors';
import { screeningPool } from '@/server/db';
import type { SqlText } from '../../domain/sql/sql-text';

/** What the protocol counts placeholders in: two bytes. */
const MOST_PLACEHOLDERS = 65_535;
const NO_SUCH_TABLE = 1146;

/** BIGINT comes as text, NULL as null. */
export type Row = readonly (string | number | null)[];

/**
 * A prepared statement whose rows are handed on one by one, in the memory of one. Numbers go to the server
 * as the eight bytes of a float64: no decimal text on the way.
 * @throws AppError invalid `rules-too-large`, not-found `screening-table-missing`
 */
export async function eachRow({ text, values }: SqlText, take: (row: Row) => void): Promise<void> {
  if (values.length > MOST_PLACEHOLDERS)
    throw new AppError(
      'invalid',
      'rules-too-large',
      `规则中的取值合计 ${values.length} 个，SQL 引擎一条语句最多 ${MOST_PLACEHOLDERS} 个，没有筛选。请删减取值，或改用 --backend columnar。`,
    );
  const held = await screeningPool().getConnection();
  const statement = { sql: text, rowsAsArray: true };
  try {
    await new Promise<void>((done, failed) => {
      // the driver's own row events: its promises hold all rows, its streams cost three times as much
      (held.connection as unknown as Connection)
        .execute({ ...statement, values: [...values] })
        .on('result', (row) => take(row as unknown as Row))
        .on('error', (error) => failed(missingTable(error)))
        .on('end', () => done());
    });
  } finally {
    held.unprepare(statement); // rules differ from call to call: kept, it would never be used again
    held.release();
  }
}

function missingTable(error: Error): Error {
  if ((error as { errno?: number }).errno !== NO_SUCH_TABLE) return error;
  return new AppError(
    'not-found',
    'screening-table-missing',
    '快照的筛选表还没有装载，没有筛选。请先运行 xyd screening-table load。',
  );
}
