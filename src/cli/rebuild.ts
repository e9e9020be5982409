import type { Command } from 'commander';
import { type RebuildStep, type Rebuilt, rebuild } from '@/modules/whitelist/commands/rebuild';
import { emit, type Progress, progressBar } from './output';

const STEPS: Record<RebuildStep, string> = {
  intake: '重新入库',
  snapshot: '重做快照',
  score: '重新评分',
  list: '重新评定名单',
};

/** `xyd rebuild`: everything made again from the source files, editions held against their sha256. */
export function register(program: Command): void {
  program
    .command('rebuild')
    .description('数据库丢失后，在空数据库里由源文件和记录册重建一切，逐期比对 sha256；中断后再运行即可继续')
    .requiredOption('--journal <path>', '记录册：xyd journal export 的文件，或原数据目录下的 journal 文件夹')
    .requiredOption('--sources <dir>', '源文件：原数据目录下的 sources 文件夹')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { journal: string; sources: string; json?: boolean }) => {
      let shown: { step: RebuildStep; bar: Progress } | undefined;
      try {
        const rebuilt = await rebuild({
          ...options,
          onProgress: (step, done, total, note) => {
            if (shown?.step !== step) {
              shown?.bar.done();
              shown = { step, bar: progressBar(STEPS[step], total) };
            }
            shown.bar.update(done, note);
          },
        });
        shown?.bar.done();
        emit(options, rebuilt, () => wordsOf(rebuilt).join('\n'));
        if (!rebuilt.identical) process.exitCode = 1;
      } catch (error) {
        shown?.bar.done();
        throw error;
      }
    });
}

function wordsOf({ batches, lists, differences, identical }: Rebuilt): string[] {
  return [
    `已处理 ${batches} 个批次。`,
    ...differences.map((words) => `✗ ${words}`),
    ...lists.map((list) => {
      const which = list.edition
        ? `${list.whitelist} 第 ${list.edition.number} 期（期次编号 ${list.edition.id}）`
        : `${list.whitelist} 未发布的名单 ${list.buildId}`;
      return list.identical
        ? `✓ ${which}：逐字节相同，sha256 ${list.sha256}`
        : `✗ ${which}：不同，没有写入。${list.words}（${list.cause}）`;
    }),
    identical ? '重建完成，全部相同。' : '重建完成，但有不同之处，请查明。',
  ];
}
