import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { dismissQuarantine } from '@/modules/ingestion/commands/dismiss-quarantine';
import { resolveQuarantine } from '@/modules/ingestion/commands/resolve-quarantine';
import type { ReasonCode } from '@/modules/ingestion/domain/reasons';
import { reasonSentence } from '@/modules/ingestion/labels';
import { exportQuarantine } from '@/modules/ingestion/queries/export-quarantine';
import {
  getQuarantinedRow,
  listQuarantine,
  type QuarantinedRow,
} from '@/modules/ingestion/queries/list-quarantine';
import { dismissQuarantineSchema, listQuarantineSchema } from '@/modules/ingestion/schema';
import { SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import { emit } from './output';

type Filter = { batch?: string; source?: string; reason?: string; status?: string };
type Resolve = { dismiss?: boolean; remark?: string; set?: string[]; cells?: string; json?: boolean };

const sentence = (row: { reason: string; rowNo: number; heading?: string; cell: string }) =>
  reasonSentence(row.reason as ReasonCode, row);

function filterOf(options: Filter & { after?: string; limit?: number }) {
  const { batch, source, reason, status, after, limit } = options;
  return listQuarantineSchema.parse({ batchId: batch, source, reason, status, after, limit });
}

/** `xyd quarantine list|export|resolve`: refused rows, worked off one by one. */
export function register(program: Command): void {
  const quarantine = program.command('quarantine').description('问题数据：没有入库的行，附原因');
  const filtered = (command: Command) =>
    command
      .option('--batch <id>', '只看一个批次')
      .option('--source <key>', '只看一个信源')
      .option('--reason <code>', '只看一种原因')
      .option('--status <status>', 'open | resolved | dismissed');

  filtered(quarantine.command('list'))
    .description('列出问题数据')
    .option('--after <id>', '从此编号往后')
    .option('--limit <n>', '条数', Number, 50)
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Filter & { after?: string; limit: number; json?: boolean }) => {
      const page = await listQuarantine(systemScope(), filterOf(options));
      emit(options, page, () =>
        page.rows
          .map((row) => `${row.id}  ${row.status}  ${row.file}  ${sentence(row)}`)
          .concat(page.next ? [`后面还有：--after ${page.next}`] : [])
          .join('\n'),
      );
    });

  filtered(quarantine.command('export'))
    .description('导出为 CSV，供报送单位更正')
    .requiredOption('--out <file>', '写到此文件（不覆盖已有文件）')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Filter & { out: string; json?: boolean }) => {
      const lines = exportQuarantine(systemScope(), filterOf(options), sentence);
      let rows = -1;
      const counted = async function* () {
        for await (const line of lines) {
          rows++;
          yield line;
        }
      };
      await pipeline(Readable.from(counted()), createWriteStream(options.out, { flags: 'wx' })).catch(
        (error) => {
          if (error.code !== 'EEXIST') throw error;
          throw new AppError('conflict', 'file-exists', `${options.out} 已存在，没有覆盖。请换一个文件名。`);
        },
      );
      const written = Math.max(0, rows);
      emit(options, { file: options.out, rows: written }, () => `已导出 ${written} 行到 ${options.out}`);
    });

  quarantine
    .command('resolve')
    .description('处理一行：更正后入库（--set 列名=值 或 --cells JSON），或不再处理（--dismiss）')
    .argument('<id>', '问题数据编号')
    .option('--set <pairs...>', '更正的单元格，如 --set 统一社会信用代码=9111…')
    .option('--cells <json>', '更正后的整行，JSON 数组')
    .option('--dismiss', '不再处理')
    .option('--remark <text>', '说明；不再处理时必填')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (id: string, options: Resolve) => {
      if (options.dismiss) {
        const input = dismissQuarantineSchema.safeParse({ id, remark: options.remark ?? '' });
        if (!input.success)
          throw new AppError('invalid', 'remark-missing', '请用 --remark 写明为什么不再处理。');
        await dismissQuarantine(SYSTEM_ACTOR, input.data);
        return emit(options, { id, status: 'dismissed' }, () => `编号 ${id} 已标为不再处理。`);
      }
      const scope = systemScope();
      const cells = correctedCells(await getQuarantinedRow(scope, id), options);
      const batch = await resolveQuarantine(scope, { id, cells, remark: options.remark });
      emit(options, batch, () => `编号 ${id} 已更正，批次 ${batch.batchId}。`);
    });
}

function correctedCells(row: QuarantinedRow, options: Resolve): string[] {
  if (options.cells !== undefined) {
    try {
      const cells: unknown = JSON.parse(options.cells);
      if (Array.isArray(cells) && cells.every((cell) => typeof cell === 'string')) return cells;
    } catch {}
    throw new AppError(
      'invalid',
      'cells-malformed',
      '--cells 须是文字的 JSON 数组，如 ["甲公司","2026-11-20"]。',
    );
  }
  if (!options.set)
    throw new AppError('invalid', 'correction-missing', '请用 --set 或 --cells 给出更正，或用 --dismiss。');
  const cells = [...row.cells];
  for (const pair of options.set) {
    const [heading, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const at = row.header.findIndex((h) => h.trim() === heading.trim());
    if (!pair.includes('=') || at < 0)
      throw new AppError(
        'invalid',
        'heading-unknown',
        `“${pair}”不是“列名=值”，或没有这一列。列名：${row.header.join('、')}。`,
      );
    while (cells.length <= at) cells.push('');
    cells[at] = value;
  }
  return cells;
}
