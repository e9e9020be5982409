import path from 'node:path';
import type { Command } from 'commander';
import { type RestoreStep, restore } from '@/modules/audit/commands/restore';
import { faultWords } from '@/modules/audit/labels';
import { emit, type Progress, progressBar } from './output';

const STEPS: Record<RestoreStep, string> = { check: '核对备份', files: '恢复文件', rows: '恢复数据' };

/** `xyd restore`. */
export function register(program: Command): void {
  program
    .command('restore')
    .description('把备份恢复到空的数据库和空的数据目录；先核对每个文件的 sha256，不空或不符则拒绝')
    .argument('<dir>', '备份文件夹')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (dir: string, options: { json?: boolean }) => {
      let shown: { step: RestoreStep; bar: Progress } | undefined;
      const restored = await restore(path.resolve(dir), (step, done, total) => {
        if (shown?.step !== step) {
          shown?.bar.done();
          shown = { step, bar: progressBar(STEPS[step], total) };
        }
        shown.bar.update(done);
      });
      shown?.bar.done();
      const { trail, audit } = restored;
      const faults = trail.faults.map((fault) => ({ ...fault, words: faultWords(fault) }));
      emit(options, { ...restored, trail: { ...trail, faults } }, () =>
        [
          `已恢复 ${restored.at} 的备份：${restored.tables} 张表 ${restored.rows} 行，${restored.files} 个文件。`,
          `每张表的行数与备份相同；审计链头与备份相同：第 ${audit.seq} 条，${audit.hash}`,
          trail.faultCount === 0
            ? `✓ 审计链完整，检查点签到第 ${trail.signedTo} 条。`
            : `✗ 备份时审计链已有 ${trail.faultCount} 处不符：\n${faults.map((f) => `  ${f.words}`).join('\n')}`,
          ...(restored.sameKey
            ? []
            : [
                '注意：这里的审计签名密钥不是备份时的那一把。请放回备份时的 secrets.json（或 AUTH_SECRET、AUDIT_SIGNING_KEY）再运行；找不回时，登录要重来、名单中的假名会变，旧检查点须用 --public-key 校验。',
              ]),
          '请运行 xyd audit verify，再启动服务。',
        ].join('\n'),
      );
      if (trail.faultCount > 0) process.exitCode = 1;
    });
}
