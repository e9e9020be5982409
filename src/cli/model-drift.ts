import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { type IsoDate, isIsoDate, tianjinDay } from '@/kernel/period';
import type { Psi } from '@/modules/risk/domain/monitoring/psi';
import { ALERT_LEVELS, PSI_LEVELS } from '@/modules/risk/labels';
import { type DriftReport, modelDrift } from '@/modules/risk/queries/model-drift';
import { outcomeEvidence } from '@/modules/risk/queries/outcome-evidence';
import { systemScope } from '@/server/scopes';
import { emit } from './output';

type DriftOptions = { snapshot?: string; run?: string; today?: string; json?: boolean };

function dayOf(text: string | undefined): IsoDate {
  if (text === undefined) return tianjinDay(new Date());
  if (isIsoDate(text)) return text;
  throw new AppError('invalid', 'today-malformed', `日期“${text}”不合格式。请写成 2026-11-20。`);
}

const share = (x: number | undefined) => (x === undefined ? '未知' : `${(x * 100).toFixed(1)}%`);
const psi = (p: Psi | undefined) => (p === undefined ? '未知' : p.value.toFixed(3));

/** `xyd model drift|outcomes`: whether a model still holds, and what it is fitted from anew. */
export function registerDrift(model: Command): void {
  model
    .command('drift')
    .description('一次评分与训练样本、上一次评分的差别，校准、公平和报警')
    .option('--snapshot <id>', '快照编号，看主模型对它的最近一次评分')
    .option('--run <id>', '评分编号；默认主模型最近一次')
    .option('--today <date>', '结果截至哪一天，默认今天')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: DriftOptions) => {
      const { snapshot: snapshotId, run: runId, today } = options;
      const report = await modelDrift(systemScope(), { snapshotId, runId, today: dayOf(today) });
      emit(options, report, () => driftWords(report));
    });

  model
    .command('outcomes')
    .description('导出一次评分之后各企业的还款结果与当时各来源的证据，供重新估计权重')
    .requiredOption('--run <id>', '评分编号')
    .requiredOption('--out <file>', '写到 .csv 文件')
    .option('--today <date>', '结果截至哪一天，默认今天')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { run: string; out: string; today?: string; json?: boolean }) => {
      const { csv, ...counts } = await outcomeEvidence(systemScope(), options.run, dayOf(options.today));
      await writeFile(options.out, csv);
      emit(options, { out: options.out, ...counts }, () =>
        [
          `已导出 ${counts.rows} 户的结果到 ${options.out}，其中违约 ${counts.bad} 户`,
          `  尚无定论 ${counts.open} 户，当时转人工、没有评分 ${counts.referred} 户，都未导出`,
        ].join('\n'),
      );
    });
}

function driftWords(report: DriftReport): string {
  const { run, previous, outcomes } = report;
  return [
    `${report.modelLabel} ${run.version} · 评分 ${run.runId}`,
    `  数据日 ${run.asOf} · 已评分 ${run.scored} 户，转人工 ${run.referred} 户`,
    previous ? `  上一次：${previous.runId}，数据日 ${previous.asOf}` : '  上一次：没有更早的评分，未知',
    '',
    report.alerts.length === 0 ? '没有报警。' : `报警 ${report.alerts.length} 条`,
    ...report.alerts.map((a) => `  ${ALERT_LEVELS[a.level]} ${a.what}${a.why}${a.action}`),
    '',
    `信用分 PSI ${psi(report.score.previous)}（对上一次）`,
    '指标 PSI（对训练样本 / 对上一次）',
    ...report.features.map(
      (f) =>
        `  ${f.label}  ${f.expert ? '没有训练样本（专家打分）' : psi(f.training)} / ${psi(f.previous)}  ${PSI_LEVELS[f.level]}`,
    ),
    '来源未知的企业（现在 / 上一次）',
    ...report.missing.map((m) => `  ${m.label}  ${share(m.now)} / ${share(m.before)}`),
    `校准（截至 ${outcomes.today}：违约 ${outcomes.bad}，正常 ${outcomes.good}，尚无定论 ${outcomes.open}）`,
    ...report.calibration.map((g) =>
      g.n === 0
        ? `  ${g.grade} 级  还没有结果，未知`
        : `  ${g.grade} 级  ${g.n} 户  估计 ${share(g.meanPd)}  实际 ${share(g.badRate)}（${share(g.low)}–${share(g.high)}）`,
    ),
    ...report.fairness.flatMap((t) => [
      `按${t.label}${t.groups ? '' : '：快照中没有这一项，未知'}`,
      ...(t.groups ?? []).map(
        (g) =>
          `  ${g.label}  ${g.n} 户  转人工 ${g.referred}  C 级及以上 ${share(g.servedShare)}  ${g.judged ? `比最高组 ${g.ratio?.toFixed(2) ?? '未知'}` : '不判断'}`,
      ),
    ]),
  ].join('\n');
}
