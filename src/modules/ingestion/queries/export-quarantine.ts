import type { OperatorScope } from '@/kernel/permissions';
import { csvLine } from '../domain/csv-text';
import type { ListQuarantine } from '../schema';
import { listQuarantine } from './list-quarantine';

const PAGE = 200;

/**
 * Refused rows as lines of a CSV a bureau can open, correct and send back: where each stood, why it was
 * refused, and its own cells. Rows of one batch stand under their own headings. Starts with a BOM, so that
 * spreadsheets read it as UTF-8; cells cannot run as formulas.
 * @param words sentence of one row, from the module's labels
 */
export async function* exportQuarantine(
  scope: OperatorScope,
  query: Omit<ListQuarantine, 'limit' | 'after'>,
  words: (row: { reason: string; rowNo: number; heading?: string; cell: string }) => string,
): AsyncGenerator<string> {
  let after: string | undefined;
  let columns: readonly string[] | undefined;
  for (;;) {
    const page = await listQuarantine(scope, { ...query, after, limit: PAGE });
    for (const row of page.rows) {
      if (!columns) {
        columns = query.batchId ? row.header : Array.from(row.header, (_, i) => `第${i + 1}列`);
        yield `\ufeff${csvLine(['编号', '批次', '文件', '行号', '原因', '说明', '状态', ...columns])}\r\n`;
      }
      const place = [row.id, row.batchId, row.file, String(row.rowNo), row.reason, words(row), row.status];
      yield `${csvLine([...place, ...row.cells])}\r\n`;
    }
    if (page.next === undefined) return;
    after = page.next;
  }
}
