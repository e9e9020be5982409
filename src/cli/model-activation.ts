import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { accountByLogin } from '@/modules/account/queries/account-by-login';
import { decideModel } from '@/modules/risk/commands/decide-model';
import { proposeModel } from '@/modules/risk/commands/propose-model';
import type { Comparison } from '@/modules/risk/domain/activation';
import { moved } from '@/modules/risk/domain/comparison';
import { GRADES } from '@/modules/risk/domain/grade';
import { ACTIVATION_LABELS } from '@/modules/risk/labels';
import { compareModel } from '@/modules/risk/queries/compare-model';
import { modelActivations } from '@/modules/risk/queries/model-activations';
import { mintScope, systemScope } from '@/server/scopes';
import { emit } from './output';

type Json = { json?: boolean };

/** The person at the terminal: an operator's account that is not disabled. */
async function operator(login: string, who: string) {
  const account = await accountByLogin(systemScope(), login);
  if (account?.role !== 'operator')
    throw new AppError(
      'forbidden',
      'operator-unknown',
      `${who}“${login}”不是可用的平台操作员账号，请用 xyd user list 查看。`,
    );
  return mintScope.operator({ login: account.login, role: account.role });
}

function idOf(text: string): bigint {
  if (/^\d{1,19}$/.test(text)) return BigInt(text);
  throw new AppError('invalid', 'id-malformed', `申请编号“${text}”应是数字，见 xyd model activations。`);
}

/** `xyd model compare|activate|approve|reject|activations`: another champion, by maker and checker. */
export function registerActivation(model: Command): void {
  model
    .command('compare')
    .description('对照模型与主模型在最新快照上的差别；只看，不启用')
    .argument('<name>', '模型')
    .argument('[version]', '版本，默认登记的版本')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (name: string, version: string | undefined, options: Json) => {
      const comparison = await compareModel(systemScope(), { name, version });
      emit(options, comparison, () => comparisonLines(comparison).join('\n'));
    });

  model
    .command('activate')
    .description('申请启用一个模型版本为主模型：与现用主模型对比，交另一人复核')
    .argument('<name>', '模型')
    .argument('<version>', '版本')
    .requiredOption('--maker <login>', '经办人，平台操作员的登录名')
    .requiredOption('--note <text>', '为什么启用，10 到 500 个字')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (name: string, version: string, options: Json & { maker: string; note: string }) => {
      const scope = await operator(options.maker, '经办人');
      const made = await proposeModel(scope, { name, version, note: options.note });
      emit(options, made, () =>
        [
          `启用申请第 ${made.id} 号已提交，待另一人复核：xyd model approve ${made.id} --checker 登录名`,
          ...comparisonLines(made.comparison),
        ].join('\n'),
      );
    });

  decision(model, 'approve', '复核同意：此版本成为主模型').option('--note <text>', '意见', '');
  decision(model, 'reject', '复核退回，写明原因').requiredOption('--note <text>', '原因，至少 4 个字');

  model
    .command('activations')
    .description('列出启用申请，新的在前（最近 100 份）')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Json) => {
      const { activations } = await modelActivations(systemScope(), { limit: 100 });
      emit(options, activations, () =>
        activations.length === 0
          ? '还没有启用申请。请用 xyd model activate 提出。'
          : activations
              .map(
                (a) =>
                  `第 ${a.id} 号  ${a.model} ${a.version}  ${ACTIVATION_LABELS[a.status]}  ${a.proposedBy} 提出于 ${a.proposedAt}` +
                  `${a.decidedBy ? `，${a.decidedBy} 复核于 ${a.decidedAt}` : ''}\n  ${a.note}${a.decision ? `\n  意见：${a.decision}` : ''}`,
              )
              .join('\n'),
      );
    });
}

function decision(model: Command, verb: 'approve' | 'reject', words: string): Command {
  return model
    .command(verb)
    .description(words)
    .argument('<id>', '申请编号')
    .requiredOption('--checker <login>', '复核人，平台操作员的登录名，不能是经办人')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (id: string, options: Json & { checker: string; note: string }) => {
      const scope = await operator(options.checker, '复核人');
      const decided = await decideModel(scope, {
        id: idOf(id),
        decision: verb === 'approve' ? 'approved' : 'rejected',
        note: options.note,
      });
      const { champion } = decided;
      emit(options, decided, () =>
        verb === 'approve'
          ? `已启用：主模型为 ${champion.name} ${champion.version}。以前的评分不变。`
          : `已退回。主模型仍为 ${champion.name} ${champion.version}。`,
      );
    });
}

/** The comparison as a small table. */
function comparisonLines({ snapshotId, asOf, champion, candidate, shadow }: Comparison): string[] {
  const points = (v: number | null) => (v === null ? '—' : `${v < 0 ? '' : '+'}${v.toFixed(1)}`);
  const percent = (v: number | null) => (v === null ? '—' : `${(v * 100).toFixed(2)}%`);
  const { difference, movement, meanPd } = shadow;
  const cells = (row: readonly (string | number)[]) => row.map((c) => String(c).padStart(8)).join('');
  return [
    `快照 ${snapshotId}（数据截至 ${asOf}），${shadow.rows} 户`,
    `现用 ${champion.name} ${champion.version}，候选 ${candidate.name} ${candidate.version}`,
    `  两者都评分 ${shadow.both}，新转人工 ${shadow.newlyReferred}，新得评分 ${shadow.newlyScored}`,
    `  排序相关 ${shadow.rankCorrelation?.toFixed(4) ?? '—'}，平均违约概率 ${percent(meanPd.champion)} → ${percent(meanPd.candidate)}`,
    `  分差（候选 − 现用）平均 ${points(difference.mean)}，5% ${points(difference.p5)}，中位 ${points(difference.p50)}，95% ${points(difference.p95)}`,
    `  等级升 ${moved(movement, (s) => s < 0)}，降 ${moved(movement, (s) => s > 0)}，变动两级以上 ${shadow.movedTwoGrades}；行为现用等级，列为候选等级：`,
    cells(['', ...GRADES]),
    ...GRADES.map((grade, i) => cells([grade, ...(movement[i] as number[])])),
  ];
}
