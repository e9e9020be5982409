import { createHash } from 'node:crypto';
import type { ResultSetHeader } from 'mysql2';
import { AppError } from '@/kernel/errors';
import type { OperatorScope } from '@/kernel/permissions';
import { maskPersonalIds } from '@/kernel/uscc';
import type { BatchSummary } from '../domain/batch';
import { compileProfile } from '../domain/map-row';
import { sourceOf } from '../domain/registry';
import { getBatch } from '../queries/get-batch';
import { getQuarantinedRow } from '../queries/list-quarantine';
import { loadProfile } from '../queries/load-profile';
import type { OpenedTable, TableRow } from '../queries/read-table';
import { rowClosed } from './dismiss-quarantine';
import { ingestTable, type TableInput } from './ingest-table';

/** For a rebuild: the correction as it was taken in then. */
export type RebuiltCorrection = Required<Pick<TableInput, 'again' | 'profile' | 'knownAt'>>;

/**
 * Takes a corrected row in as a batch of its own, published when its file was, and closes the refused row
 * in the same transaction. Provenance: the batch is named 更正:<batch>#<row> and keeps the row number.
 * @throws AppError invalid `correction-refused` (detail: reason, heading, cell: it is still not acceptable),
 *         conflict `quarantine-row-closed`, not-found
 */
export async function resolveQuarantine(
  scope: OperatorScope,
  input: { readonly id: string; readonly cells: readonly string[]; readonly remark?: string },
  again?: RebuiltCorrection,
): Promise<BatchSummary> {
  const { actor } = scope;
  const row = await getQuarantinedRow(scope, input.id);
  if (row.status !== 'open') throw rowClosed(input.id);
  const batch = await getBatch(scope, row.batchId);
  const profile = again?.profile ?? loadProfile(row.profile);
  const cells = input.cells.map(maskPersonalIds);

  const compiled = compileProfile(profile, sourceOf(profile.source), row.header, {
    latest: batch.publishedOn,
  });
  if (!compiled.ok)
    throw new AppError(
      'conflict',
      'profile-changed',
      '这一批次的字段映射后来改过，已读不出原表头。请用现在的映射重新导入整个文件。',
    );
  const short = cells.length < row.header.length;
  const mapped = short ? ({ ok: false, code: 'row-cell-count' } as const) : compiled.value.map(cells);
  if (!mapped.ok)
    throw new AppError(
      'invalid',
      'correction-refused',
      `更正后的第 ${row.rowNo} 行仍不能入库（${mapped.code}），请按提示修改。`,
      {
        reason: mapped.code,
        rowNo: row.rowNo,
        ...('heading' in mapped ? { heading: mapped.heading, cell: mapped.detail } : {}),
      },
    );

  const text = Buffer.from(JSON.stringify([input.id, cells]), 'utf8');
  const summary = await ingestTable({
    fileName: `更正:${row.batchId}#${row.rowNo}`,
    bytes: text.length,
    sha256: createHash('sha256').update(text).digest('hex'),
    published: () => [text],
    knownAt: again?.knownAt,
    again: again?.again,
    open: async () => tableOf(row.header, { rowNo: row.rowNo, cells }),
    profile,
    actor,
    publishedOn: batch.publishedOn,
    bounded: false,
    coverage: 'partial',
    alongside: async (connection, batchId) => {
      const [updated] = await connection.query<ResultSetHeader>(
        `UPDATE quarantine_row SET status = 'resolved', resolution = ?, resolved_by = ?, resolved_at = UTC_TIMESTAMP(3)
          WHERE id = ? AND status = 'open'`,
        [`批次 ${batchId}${input.remark ? `：${input.remark}` : ''}`, actor.login, input.id],
      );
      if (updated.affectedRows !== 1) throw rowClosed(input.id);
    },
  });
  if (summary.alreadyIngested) throw rowClosed(input.id);
  return summary;
}

function tableOf(header: readonly string[], row: TableRow): OpenedTable {
  async function* rows() {
    yield row;
  }
  return { encoding: 'utf-8', header, headerRowNo: 1, titleRows: [], rows: rows() };
}
