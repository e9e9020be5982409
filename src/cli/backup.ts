import path from 'node:path';
import type { Command } from 'commander';
import { backUp } from '@/modules/audit/commands/back-up';
import { SYSTEM_ACTOR } from '@/server/scopes';
import { emit, progressBar } from './output';

/** `xyd backup`. */
export function register(program: Command): void {
  program
    .command('backup')
    .description(
      '备份：某一时刻的全部表与数据目录的文件，各带 sha256，写进一个新文件夹；不含密钥（secrets.json）与 models/，请另行保存',
    )
    .requiredOption('--out <dir>', '新文件夹（不能已经存在，不能在数据目录之内）')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { out: string; json?: boolean }) => {
      const bar = progressBar('备份');
      const made = await backUp(SYSTEM_ACTOR, path.resolve(options.out), (n, note) => bar.update(n, note));
      bar.done();
      emit(options, made, () =>
        [
          `已备份到 ${made.folder}：${made.tables} 张表 ${made.rows} 行，${made.files} 个文件，共 ${made.bytes} 字节。`,
          `审计链到第 ${made.audit.seq} 条，${made.audit.hash}`,
          `清单 sha256 ${made.manifestSha256}（请另行记下）`,
          '备份里没有 secrets.json（登录与签名的密钥）和 models/：请单独、加密保存。备份含企业数据，也请加密保存。',
        ].join('\n'),
      );
    });
}
