import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { checkProfile } from '@/modules/ingestion/queries/check-profile';
import { listProfiles } from '@/modules/ingestion/queries/load-profile';
import { suggestProfile } from '@/modules/ingestion/queries/suggest-profile';
import { emit } from './output';

/** `xyd profile suggest|list|check`: layouts of providers' files. */
export function register(program: Command): void {
  const profile = program.command('profile').description('字段映射：提供方的文件怎样对应到信源');

  profile
    .command('suggest')
    .description('为一个未知版式的文件拟出字段映射，供人核对')
    .requiredOption('--source <key>', '信源，如 penalty')
    .option('--out <file>', '把拟出的字段映射写入此 JSON 文件')
    .option('--json', '只在标准输出给出 JSON')
    .argument('<file>', '提供方的文件（CSV 或工作簿，可为 .gz）')
    .action(async (file: string, options: { source: string; out?: string; json?: boolean }) => {
      const suggestion = await suggestProfile(options.source, file);
      if (options.out) saveNew(options.out, suggestion.profile);
      emit(options, suggestion, () => {
        const lines = [
          `表头在第 ${suggestion.headerRow + 1} 行，编码 ${suggestion.encoding}，看了 ${suggestion.sampledRows} 行`,
          '',
        ];
        for (const { heading, target, confidence, evidence } of suggestion.columns)
          lines.push(
            `  ${heading} → ${target ?? '（不取）'}${target ? `  把握 ${confidence}` : ''}  ${evidence}`,
          );
        lines.push(
          '',
          ...(suggestion.problems.length > 0
            ? ['请核对：', ...suggestion.problems.map((p) => `  · ${p}`)]
            : ['未发现问题。']),
        );
        lines.push('', options.out ? `已写入 ${options.out}` : JSON.stringify(suggestion.profile, null, 2));
        return lines.join('\n');
      });
    });

  profile
    .command('list')
    .description('列出全部字段映射')
    .option('--source <key>', '只看一个信源')
    .option('--json', '只在标准输出给出 JSON')
    .action((options: { source?: string; json?: boolean }) => {
      const profiles = listProfiles().filter(
        (p) => options.source === undefined || p.source === options.source,
      );
      const rows = profiles.map(({ key, source, label, provider }) => ({ key, source, label, provider }));
      emit(options, rows, () =>
        rows.map((r) => `${r.key}  ${r.source}  ${r.label}（${r.provider}）`).join('\n'),
      );
    });

  profile
    .command('check')
    .description('检查一个字段映射文件能否使用')
    .option('--json', '只在标准输出给出 JSON')
    .argument('<file>', '字段映射 JSON 文件')
    .action((file: string, options: { json?: boolean }) => {
      const checked = checkProfile(file);
      if (checked.problems.length > 0) process.exitCode = 1;
      emit(options, checked, () =>
        checked.problems.length === 0
          ? `字段映射 ${checked.key} 可以使用。`
          : [`字段映射 ${checked.key} 还不能使用：`, ...checked.problems.map((p) => `  · ${p}`)].join('\n'),
      );
    });
}

/** A proposal never overwrites a file: the one there may already be reviewed. */
function saveNew(file: string, profile: object): void {
  try {
    writeFileSync(file, `${JSON.stringify(profile, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new AppError('conflict', 'file-exists', `${file} 已存在，没有覆盖。请换一个文件名。`);
  }
}
