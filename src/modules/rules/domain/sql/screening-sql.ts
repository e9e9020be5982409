import type { Rule } from '../expr';
import { exprSql } from './expr-sql';
import { type ScreeningTable, tableSql } from './screening-table';
import { around, joined, type SqlText, sqlText } from './sql-text';

/** So many rules' states fit into one number: 3^33 < 2^53. */
export const STATES_IN_ONE = 33;

/**
 * How many rows there are of each pattern of truths. A rule's truth is one ternary digit (0 true, 1 false,
 * 2 unknown), 33 of them to a number: every condition is evaluated once a row, and every count of a
 * screening follows from the patterns (`tally.ts`). Columns: the numbers, then the rows.
 */
export function patternsSql(rules: readonly Rule[], table: ScreeningTable): SqlText {
  const packs: SqlText[] = [];
  for (let from = 0; from < rules.length || from === 0; from += STATES_IN_ONE) {
    const digits = rules.slice(from, from + STATES_IN_ONE).map(({ when }, at) => {
      const weight = 3 ** at;
      return around(
        'CASE ',
        exprSql(when, table),
        ` WHEN TRUE THEN 0 WHEN FALSE THEN ${weight} ELSE ${2 * weight} END`,
      );
    });
    packs.push(around('', joined([...digits, sqlText('0')], ' + '), ` AS p${packs.length}`));
  }
  const names = packs.map((_, at) => `p${at}`).join(', ');
  return around(
    `SELECT ${names}, COUNT(*) AS n FROM (SELECT `,
    joined(packs, ', '),
    ` FROM ${tableSql(table.name)}) s GROUP BY ${names}`,
  );
}

/** The enterprises no rule fails, by ascending id: the id, and 1 where a rule refers it, else 0. */
export function leftSql(rules: readonly Rule[], table: ScreeningTable): SqlText {
  const truths = rules.map(({ when }, at) => around('', exprSql(when, table), ` AS t${at}`));
  const refers = rules.flatMap(({ onUnknown }, at) => (onUnknown === 'refer' ? [`t${at} IS NULL`] : []));
  const holds = rules.map(
    ({ onUnknown }, at) => `COALESCE(t${at}, ${onUnknown === 'fail' ? 'FALSE' : 'TRUE'})`,
  );
  return around(
    `SELECT enterprise_id, ${refers.length > 0 ? `CASE WHEN ${refers.join(' OR ')} THEN 1 ELSE 0 END` : '0'} AS refers FROM (SELECT `,
    joined([sqlText('enterprise_id'), ...truths], ', '),
    ` FROM ${tableSql(table.name)}) s WHERE ${['TRUE', ...holds].join(' AND ')} ORDER BY enterprise_id`,
  );
}
