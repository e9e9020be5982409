import { describe, expect, it } from 'vitest';
import type { Expr, Rule } from '../expr';
import { exprSql } from './expr-sql';
import { leftSql, patternsSql } from './screening-sql';
import {
  columnSql,
  createTableSql,
  type ScreeningTable,
  screeningTableName,
  tableSql,
} from './screening-table';

const table: ScreeningTable = {
  name: 'screening_s_20261031_0123456789',
  features: new Set(['tax-paid-12m', 'district']),
  dictionary: (key) => (key === 'district' ? ['120101', '120102'] : undefined),
};
const TAX = '`tax_paid_12m`';
const rule = (when: Expr, onUnknown: Rule['onUnknown']): Rule => ({
  id: 'a',
  label: 'a',
  hard: false,
  when,
  onUnknown,
});

describe('an expression in SQL', () => {
  it.each<[Expr, string, number[]]>([
    [{ op: 'gte', feature: 'tax-paid-12m', value: 3 }, `(${TAX} >= ?)`, [3]],
    [{ op: 'lt', feature: 'tax-paid-12m', value: 0.1 }, `(${TAX} < ?)`, [0.1]],
    [{ op: 'eq', feature: 'district', value: '120102' }, '(`district` = ?)', [1]],
    [{ op: 'ne', feature: 'district', value: '110101' }, '((`district` IS NOT NULL OR NULL))', []],
    [{ op: 'in', feature: 'district', values: ['120101', '120102'] }, '(`district` IN (?, ?))', [0, 1]],
    [{ op: 'notIn', feature: 'tax-paid-12m', values: [1, 1, 2] }, `(${TAX} NOT IN (?, ?))`, [1, 2]],
    [{ op: 'in', feature: 'tax-paid-12m', values: [] }, `((${TAX} IS NULL AND NULL))`, []],
    [{ op: 'between', feature: 'tax-paid-12m', from: 1, to: 2 }, `(${TAX} BETWEEN ? AND ?)`, [1, 2]],
    [{ op: 'known', feature: 'tax-paid-12m' }, `(${TAX} IS NOT NULL)`, []],
    [{ op: 'gt', feature: 'trademarks', value: 1 }, 'NULL', []],
    [{ op: 'known', feature: 'trademarks' }, 'FALSE', []],
    [{ op: 'and', args: [] }, 'TRUE', []],
    [{ op: 'or', args: [] }, 'FALSE', []],
  ])('%j', (expr, text, values) => {
    expect(exprSql(expr, table)).toEqual({ text, values });
  });

  it('nests, its placeholders in order', () => {
    const tax = (value: number): Expr => ({ op: 'lte', feature: 'tax-paid-12m', value });
    const { text, values } = exprSql(
      { op: 'or', args: [tax(1), { op: 'not', arg: { op: 'and', args: [tax(2), tax(3)] } }] },
      table,
    );
    expect(text).toBe(`((${TAX} <= ?) OR (NOT ((${TAX} <= ?) AND (${TAX} <= ?))))`);
    expect(values).toEqual([1, 2, 3]);
  });
});

describe('the statements', () => {
  const rules = [
    rule({ op: 'gte', feature: 'tax-paid-12m', value: 3 }, 'refer'),
    rule({ op: 'eq', feature: 'district', value: '120101' }, 'fail'),
  ];
  it('count the rows of each pattern, every condition standing in it once', () => {
    expect(patternsSql(rules, table)).toEqual({
      text:
        'SELECT p0, COUNT(*) AS n FROM (SELECT ' +
        `CASE (${TAX} >= ?) WHEN TRUE THEN 0 WHEN FALSE THEN 1 ELSE 2 END + ` +
        'CASE (`district` = ?) WHEN TRUE THEN 0 WHEN FALSE THEN 3 ELSE 6 END + 0 AS p0 ' +
        'FROM `screening_s_20261031_0123456789`) s GROUP BY p0',
      values: [3, 0],
    });
  });
  it('hand on who is left', () => {
    expect(leftSql(rules, table)).toEqual({
      text:
        'SELECT enterprise_id, CASE WHEN t0 IS NULL THEN 1 ELSE 0 END AS refers FROM (SELECT enterprise_id, ' +
        `(${TAX} >= ?) AS t0, (\`district\` = ?) AS t1 FROM \`screening_s_20261031_0123456789\`) s ` +
        'WHERE TRUE AND COALESCE(t0, TRUE) AND COALESCE(t1, FALSE) ORDER BY enterprise_id',
      values: [3, 0],
    });
  });
});

describe('names', () => {
  it('of a snapshot and its score run', () => {
    expect(screeningTableName('S-20261031-0123456789', '1a2b3c4d')).toBe(
      'screening_s_20261031_0123456789_1a2b3c4d',
    );
    expect(createTableSql('screening_a', ['tax-paid-12m']).text).toBe(
      `CREATE TABLE \`screening_a\` (enterprise_id BIGINT NOT NULL PRIMARY KEY, ${TAX} DOUBLE NULL)`,
    );
  });
  it.each(['a`b', 'a b', 'A', 'a_b', '', 'a--b', 'x'.repeat(65)])('no column is named %j', (key) => {
    expect(() => columnSql(key)).toThrow(RangeError);
  });
  it.each(['a`b', 'a-b', 'a; b', '', 'x'.repeat(65)])('no table is named %j', (name) => {
    expect(() => tableSql(name)).toThrow(RangeError);
  });
});
