import type { Command } from 'commander';
import { dropScreeningTables } from '@/modules/rules/commands/drop-screening-tables';
import { loadScreeningTable } from '@/modules/rules/commands/load-screening-table';
import { SYSTEM_ACTOR } from '@/server/scopes';
import { emit, progressBar } from './output';

/** `xyd screening-table load|drop`: a snapshot as a table of the SQL engine that screens. */
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
