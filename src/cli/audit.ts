import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { auditKey } from '@/modules/audit/commands/append-checkpoint';
import { verifyTrail } from '@/modules/audit/commands/verify-trail';
import { writeCheckpoint } from '@/modules/audit/commands/write-checkpoint';
import { faultWords, lateWords } from '@/modules/audit/labels';
import type { TrailReport } from '@/modules/audit/queries/check-trail';
import { checkpointFile } from '@/server/checkpoint-file';
import { SYSTEM_ACTOR } from '@/server/scopes';
import { emit, progressBar } from './output';

type VerifyOptions = { checkpoints?: string; publicKey?: string; json?: boolean };

/** `xyd audit verify|checkpoint|export-key`. */
export function register(program: Command): void {
  const audit = program.command('audit').description('审计链：校验、签检查点、给出公钥');

  audit
    .command('verify')
    .description('重算整条审计链并与签名的检查点核对；有任何不符则退出码为 1')
    .option('--checkpoints <file>', '用另存的检查点副本（可以比数据库旧）')
    .option('--public-key <file>', '用此文件中的公钥（PEM，可有几把），不用本机密钥')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: VerifyOptions) => {
      const bar = progressBar('校验');
      const report = await verifyTrail(
        SYSTEM_ACTOR,
        {
          checkpoints: options.checkpoints,
          publicKeys: options.publicKey && (await readFile(options.publicKey, 'utf8')),
        },
        (rows) => bar.update(rows, '条'),
      );
      bar.done();
      const problems = report.faults.map((fault) => ({ ...fault, words: faultWords(fault) }));
      emit(options, { ...report, faults: problems, intact: report.faultCount === 0 }, () => textOf(report));
      if (report.faultCount > 0) process.exitCode = 1;
    });

  audit
    .command('checkpoint')
    .description('给审计链现在的末尾签名，写入 <data>/audit/checkpoints.jsonl；建议每天运行并另存该文件')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { json?: boolean }) => {
      const made = await writeCheckpoint();
      emit(options, { file: checkpointFile(), checkpoint: made ?? null }, () =>
        made
          ? `已签到第 ${made.seq} 条，写入 ${checkpointFile()}。请把此文件另存到别处。`
          : '上一个检查点之后没有新的审计记录。',
      );
    });

  audit
    .command('export-key')
    .description('给出校验检查点用的公钥（PEM），交给第三方')
    .option('--json', '只在标准输出给出 JSON')
    .action((options: { json?: boolean }) => {
      const { publicKey, keyId } = auditKey();
      const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString().trim();
      emit(options, { keyId, publicKey: pem }, () => pem);
    });
}

function textOf(report: TrailReport): string {
  const { rows, seq, checkpoints, signedTo, faultCount, faults, late, lateCount } = report;
  const more = (all: number, shown: readonly unknown[]) =>
    all > shown.length ? [`……另有 ${all - shown.length} 处`] : [];
  return [
    `共 ${rows} 条，链到第 ${seq} 条；检查点 ${checkpoints} 个，签到第 ${signedTo} 条。`,
    ...faults.map((fault) => `✗ ${faultWords(fault)}`),
    ...more(faultCount, faults),
    ...late.map((row) => `· ${lateWords(row)}`),
    ...more(lateCount, late),
    faultCount === 0 ? '✓ 审计链完整。' : `发现 ${faultCount} 处不符。请先另存数据库与检查点文件，再追查。`,
  ].join('\n');
}
