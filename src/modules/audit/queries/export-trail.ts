import { stringify } from 'csv-stringify/sync';
import { AppError } from '@/kernel/errors';
import type { AuditScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import { audited } from '../commands/audited';
import { actionWords } from '../labels';
import type { TrailFilter } from '../schema';
import { askedOf, trailWhere } from './trail-where';

export type ExportedTrail = { readonly fileName: string; readonly bytes: Buffer; readonly rows: number };

/** More would be held in memory at once. */
const MOST = 50_000;
const PAGE = 2_000;
const HEADER = [
  '链序',
  '编号',
  '时间（UTC）',
  '账号',
  '角色',
  '动作',
  '含义',
  '对象',
  '之前',
  '之后',
  '哈希',
];

/**
 * What was asked for as CSV, the oldest first: UTF-8 with BOM, cells that a spreadsheet would take for a
 * formula made harmless. The export leaves a row of its own.
 * @throws AppError invalid `audit-export-too-long`
 */
export async function exportTrail(scope: AuditScope, filter: TrailFilter): Promise<ExportedTrail> {
  const where = trailWhere(filter);
  const lines: string[][] = [];
  for (let after = 0n; ; ) {
    const page = await db().auditEvent.findMany({
      where: { ...where, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
    });
    for (const row of page)
      lines.push([
        row.seq === null ? '未入链' : String(row.seq),
        String(row.id),
        row.at.toISOString(),
        row.actor,
        row.role,
        row.action,
        actionWords(row.action),
        row.subject,
        row.before === null ? '' : JSON.stringify(row.before),
        row.after === null ? '' : JSON.stringify(row.after),
        row.hash ?? '',
      ]);
    if (lines.length > MOST)
      throw new AppError(
        'invalid',
        'audit-export-too-long',
        `一次最多导出 ${MOST.toLocaleString('zh-CN')} 条，现有条件超过了。请缩短日期范围，分几次导出。`,
      );
    if (page.length < PAGE) break;
    after = page.at(-1)!.id;
  }
  const text = stringify([HEADER, ...lines], { bom: true, escape_formulas: true });
  const asked = askedOf(filter);
  const result = {
    fileName: `审计记录-${[asked.from, asked.to].filter(Boolean).join('至') || '全部'}.csv`,
    bytes: Buffer.from(text, 'utf8'),
    rows: lines.length,
  };
  return audited(scope.actor, async () => ({
    result,
    entry: { action: 'export-audit', subject: 'audit:trail', after: { asked, rows: lines.length } },
  }));
}
