import type { Command } from 'commander';
import { exportJournal } from '@/modules/whitelist/commands/write-editions-journal';
import { keepFile } from '@/server/keep-file';
import { emit } from './output';

/** `xyd journal export`: what a rebuild needs beside the source files. */
export function register(program: Command): void {
  const journal = program.command('journal').description('记录册：何时、如何入库，何时发布了什么');

  journal
    .command('export')
    .description('导出记录册（每行一条 JSON）；连同源文件即可重建，见 xyd rebuild')
    .requiredOption('--out <file>', '写到此文件（整份写完才替换已有文件）')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { out: string; json?: boolean }) => {
      const text = await exportJournal();
      await keepFile(options.out, [Buffer.from(text, 'utf8')]);
      const lines = text.split('\n').length - 1;
      emit(options, { out: options.out, lines }, () => `已导出 ${lines} 行到 ${options.out}`);
    });
}
