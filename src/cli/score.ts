import type { Command } from 'commander';
import { scoreSnapshot } from '@/modules/risk/commands/score-snapshot';
import { SYSTEM_ACTOR } from '@/server/scopes';
import { emit, progressBar } from './output';

/** `xyd score`: a model applied to a snapshot. */
export function register(program: Command): void {
  program
    .command('score')
    .description('用评分模型给一份指标快照的全部企业打分；证据不足的转人工，不给分')
    .requiredOption('--snapshot <id>', '快照编号，如 S-20261031-0123456789')
    .option('--model <name>', '模型，默认主模型')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { snapshot: string; model?: string; json?: boolean }) => {
      let bar: ReturnType<typeof progressBar> | undefined;
      const run = await scoreSnapshot({
        snapshotId: options.snapshot,
        model: options.model,
        actor: SYSTEM_ACTOR,
        onProgress: (done, total) => {
          if (options.json) return;
          bar ??= progressBar('评分', total);
          bar.update(done);
        },
      });
      bar?.done();
      emit(options, run, () =>
        [
          `评分 ${run.runId}${run.isNew ? '' : '（此前已有，重算结果相同）'}`,
          `  已评分 ${run.scored} 户，转人工 ${run.referred} 户`,
          `  模型 sha256 ${run.modelSha256}`,
          `  结果 sha256 ${run.arrowSha256}`,
        ].join('\n'),
      );
    });
}
