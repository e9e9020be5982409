import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { dropScreeningTables } from '@/modules/rules/commands/drop-screening-tables';
import { loadScreeningTable } from '@/modules/rules/commands/load-screening-table';
import { exportScreeningTable } from '@/modules/rules/queries/sql/export-screening-table';
import { SYSTEM_ACTOR } from '@/server/scopes';
import { emit, progressBar } from './output';

/** `xyd screening-table load|export|drop`: a snapshot as a table of the SQL engine that screens. */
export function register(program: Command): void {
  const table = program
    .command('screening-table')
    .description('筛选表：供 screen --backend sql 使用的快照副本');

  table
    .command('load')
    .description('把一份快照连同评分装入 SQL 引擎；中断后再运行会接着装，已有的不再装')
    .option('--snapshot <id>', '快照编号，默认最新')
    .option('--score <run>', '评分编号，默认该快照最近一次主模型评分')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { snapshot?: string; score?: string; json?: boolean }) => {
      let bar: ReturnType<typeof progressBar> | undefined;
      const loaded = await loadScreeningTable(SYSTEM_ACTOR, {
        snapshotId: options.snapshot,
        scoreRunId: options.score,
        onProgress: (rows, of) => {
          if (options.json) return;
          bar ??= progressBar('装载筛选表', of);
          bar.update(rows);
        },
      });
      bar?.done();
      emit(
        options,
        loaded,
        () => `筛选表 ${loaded.table}${loaded.isNew ? '已装载' : '此前已有'}，${loaded.rows} 家企业`,
      );
    });

  table
    .command('export')
    .description('写成文本（制表符分隔，\\N 为未知），供有自己装载方式的引擎使用；给出表名与建表语句')
    .requiredOption('--to <file>', '写到哪个文件')
    .option('--snapshot <id>', '快照编号，默认最新')
    .option('--score <run>', '评分编号，默认该快照最近一次主模型评分')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { to: string; snapshot?: string; score?: string; json?: boolean }) => {
      const { text, ...made } = await exportScreeningTable({
        snapshotId: options.snapshot,
        scoreRunId: options.score,
      });
      await pipeline(Readable.from(text()), createWriteStream(options.to));
      emit(options, { ...made, file: options.to }, () =>
        [`筛选表 ${made.table}，${made.rows} 家企业，已写到 ${options.to}`, `${made.createTable};`].join(
          '\n',
        ),
      );
    });

  table
    .command('drop')
    .description('删除一份快照的筛选表；需要时可以再装载')
    .requiredOption('--snapshot <id>', '快照编号')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { snapshot: string; json?: boolean }) => {
      const dropped = await dropScreeningTables(SYSTEM_ACTOR, { snapshotId: options.snapshot });
      emit(options, { dropped }, () =>
        dropped.length === 0 ? '这份快照没有筛选表。' : `已删除 ${dropped.join('、')}`,
      );
    });
}
