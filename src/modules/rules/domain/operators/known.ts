import { sqlText } from '../sql/sql-text';
import type { ComparisonOperator } from './operator';

/** 数据已有：the one comparison that is never unknown itself */
export const known: ComparisonOperator<'known'> = {
  label: '数据已有',
  holds: () => true,
  columnTest: () => ({ kind: 'known' }),
  sql: (_, column) => sqlText(`${column} IS NOT NULL`),
  required: () => undefined,
};
