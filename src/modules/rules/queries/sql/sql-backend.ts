import { AppError } from '@/kernel/errors';
import type { Rule } from '../../domain/expr';
import type { ScreeningResult } from '../../domain/screening';
import type { ScreeningBackend } from '../../domain/screening-backend';
import { leftSql, patternsSql } from '../../domain/sql/screening-sql';
import type { ScreeningTable } from '../../domain/sql/screening-table';
import { type ScreeningCounts, Tally } from '../../domain/sql/tally';
import { eachRow, type Row } from './prepared-rows';

/** Every count of a screening, by one statement. @throws as `eachRow` */
export async function sqlCounts(rules: readonly Rule[], table: ScreeningTable): Promise<ScreeningCounts> {
  const tally = new Tally(rules);
  await eachRow(patternsSql(rules, table), (row) =>
    tally.add(row.slice(0, -1).map(Number), Number(row.at(-1))),
  );
  return tally.counts();
}

/**
 * Screens a table that was loaded by `commands/load-screening-table.ts`: one statement for the counts, one
 * that hands on the enterprises left.
 * @param ids the snapshot's enterprises, ascending: place i is bit i of the result
 * @throws (screen) as `eachRow`; internal `screening-table-differs`
 */
export function sqlBackend(table: ScreeningTable, ids: BigInt64Array): ScreeningBackend {
  return {
    kind: 'sql',
    async screen(rules): Promise<ScreeningResult> {
      const pass = new Uint32Array((ids.length + 31) >>> 5);
      const refer = new Uint32Array(pass.length);
      let at = -1;
      let left = 0;
      const take = ([id, refers]: Row) => {
        const wanted = BigInt(id!);
        do at++;
        while (at < ids.length && ids[at]! < wanted);
        if (ids[at] === wanted) left++;
        const bits = Number(refers) === 1 ? refer : pass;
        bits[at >> 5]! |= 1 << (at & 31);
      };
      // at once: an engine gives a statement one thread, or all it has
      const [counts] = await Promise.all([sqlCounts(rules, table), eachRow(leftSql(rules, table), take)]);
      if (counts.rows !== ids.length || left !== counts.passCount + counts.referCount)
        throw new AppError(
          'internal',
          'screening-table-differs',
          `筛选表 ${table.name} 与快照的企业对不上，没有结果。请运行 xyd screening-table drop 后重新装载。`,
          { rows: counts.rows, expected: ids.length },
        );
      return { ...counts, pass, refer };
    },
  };
}
