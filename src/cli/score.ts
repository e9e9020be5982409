import type { Command } from 'commander';
import { tianjinDay } from '@/kernel/period';
import { type ScoredSnapshot, scoreSnapshot } from '@/modules/risk/commands/score-snapshot';
import { type ShadowScore, scoreWithChallengers } from '@/modules/risk/commands/score-with-challengers';
import { SYSTEM_ACTOR } from '@/server/scopes';
import { emit, progressBar } from './output';

type ScoreOptions = {
  snapshot: string;
  model?: string;
  version?: string;
  backTest?: boolean;
  json?: boolean;
};

/** `xyd score`: the champion, and the challengers beside it, or one model named, applied to a snapshot. */
export function register(program: Command): void {
  program
    .command('score')
    .description('给一份指标快照的全部企业打分：主模型用于决定，对照模型只记分；证据不足的转人工，不给分')
    .requiredOption('--snapshot <id>', '快照编号，如 S-20261031-0123456789')
    .option('--model <name>', '只用这个模型')
    .option('--version <version>', '模型版本，默认启用的版本')
    .option('--back-test', '回看历史：不检查快照是否过旧')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: ScoreOptions) => {
      let bar: ReturnType<typeof progressBar> | undefined;
      const input = {
        snapshotId: options.snapshot,
        today: options.backTest ? ('back-test' as const) : tianjinDay(new Date()),
        actor: SYSTEM_ACTOR,
        onProgress: (done: number, total: number) => {
          if (options.json) return;
          bar ??= progressBar('评分', total);
          bar.update(done);
        },
      };
      if (options.model || options.version) {
        const run = await scoreSnapshot({ ...input, model: options.model, version: options.version });
        bar?.done();
        emit(options, run, () => runWords(run));
        return;
      }
      const { champion, challengers } = await scoreWithChallengers(input);
      bar?.done();
      emit(options, { ...champion, challengers }, () =>
        [runWords(champion), ...challengers.map(shadowWords)].join('\n'),
      );
    });
}

function runWords(run: ScoredSnapshot): string {
  return [
    `评分 ${run.runId}${run.isNew ? '' : '（此前已有，重算结果相同）'}`,
    `  已评分 ${run.scored} 户，转人工 ${run.referred} 户`,
    `  模型 sha256 ${run.modelSha256}`,
    `  结果 sha256 ${run.arrowSha256}`,
  ].join('\n');
}

function shadowWords(shadow: ShadowScore): string {
  if ('why' in shadow) return `对照 ${shadow.model} 没有评分：${shadow.why}`;
  return `对照 ${shadow.run.runId}：已评分 ${shadow.run.scored} 户，转人工 ${shadow.run.referred} 户（不用于决定）`;
}
