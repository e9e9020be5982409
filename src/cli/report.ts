import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { makeCounterReport } from '@/modules/reports/commands/make-report';
import type { Verdict } from '@/modules/reports/domain/verdict';
import { CHANGED_WORDS, FILE_ALTERED_WORDS, VERDICT_WORDS } from '@/modules/reports/labels';
import { keptKeys } from '@/modules/reports/queries/public-keys';
import { reportOfCounter } from '@/modules/reports/queries/report-of-counter';
import { verifyFile, verifyNumber } from '@/modules/reports/queries/verify-report';
import { makeForSchema } from '@/modules/reports/schema';
import { systemScope } from '@/server/scopes';
import { emit } from './output';

const MOST_BYTES = 20 * 1024 * 1024;

/** `xyd report make|verify|key`: 公共信用信息报告 at the counter, and whether one is genuine. */
export function register(program: Command): void {
  const report = program.command('report').description('公共信用信息报告：出具、核验');
  report
    .command('make')
    .description('出具一份报告；默认只含公开信息')
    .argument('<uscc>', '统一社会信用代码')
    .requiredOption('--out <file>', '写入此 PDF 文件（不覆盖已有文件）')
    .option('--whole', '含非公开数据：只在核验身份后交给企业本人')
    .option('--purpose <words>', '用途', '窗口查询')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (uscc: string, options: MakeOptions) => {
      const input = makeForSchema.safeParse({ uscc, purpose: options.purpose });
      if (!input.success)
        throw new AppError('invalid', 'report-malformed', `${input.error.issues[0]?.message}。`);
      if (existsSync(options.out))
        throw new AppError('conflict', 'file-exists', `${options.out} 已存在，没有覆盖。请换一个文件名。`);
      const made = await makeCounterReport(systemScope(), { ...input.data, whole: options.whole === true });
      const { bytes, pdfSha256 } = await reportOfCounter(systemScope(), made.number);
      writeFileSync(options.out, bytes, { flag: 'wx', mode: 0o600 });
      const told = {
        number: made.number,
        code: made.code,
        file: options.out,
        pdfSha256,
        bytes: bytes.length,
      };
      emit(
        options,
        told,
        () => `已出具 ${told.number}，校验码 ${told.code}\n${told.file}（${told.bytes} 字节）`,
      );
    });
  report
    .command('verify')
    .description('核验一份报告：PDF 文件或报告编号；不是真实有效则退出码 1')
    .argument('<file-or-number>', 'PDF 文件，或 XB- 开头的报告编号')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (what: string, options: { json?: boolean }) => {
      const verdict = existsSync(what)
        ? await verifyFile(systemScope(), fileBytes(what))
        : await verifyNumber(systemScope(), what);
      emit(options, verdict, () => verdictWords(verdict).join('\n'));
      if (verdict.state !== 'genuine') process.exitCode = 1;
    });
  report
    .command('key')
    .description('报告签名的公钥（PEM），供他人自行核验签名')
    .action(async () => {
      process.stdout.write(await keptKeys());
    });
}

type MakeOptions = { out: string; whole?: boolean; purpose: string; json?: boolean };

function fileBytes(file: string): Buffer {
  if (statSync(file).size > MOST_BYTES)
    throw new AppError('invalid', 'report-file-too-large', '文件超过 20 MB，不是本平台出具的报告。');
  return readFileSync(file);
}

function verdictWords(verdict: Verdict): string[] {
  const { state } = verdict;
  const ofFile = state === 'altered' && verdict.what === 'file';
  const lines = [ofFile ? FILE_ALTERED_WORDS : VERDICT_WORDS[state]];
  if (state === 'altered') lines.push(`编号 ${verdict.number}`);
  if (state !== 'genuine' && state !== 'expired') return lines;
  lines.push(
    `编号 ${verdict.number}`,
    `企业 ${verdict.name}（${verdict.uscc ?? '代码未知'}）`,
    `出具 ${verdict.madeAt}，有效期至 ${verdict.validUntil}`,
    `PDF SHA-256 ${verdict.pdfSha256}`,
  );
  if (verdict.changedSince > 0) lines.push(CHANGED_WORDS(verdict.changedSince));
  return lines;
}
