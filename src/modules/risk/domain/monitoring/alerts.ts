import type { GradeCalibration } from './calibration';
import { FAIR_RATIO, type FairnessGroup, LEAST_FIRMS } from './fairness';
import { MISSING_RISE, type SourceMissing } from './missing';
import { PSI_ALERT, PSI_WATCH, type Psi, psiLevel } from './psi';

export type DriftAlert = {
  readonly level: 'alert' | 'watch';
  readonly kind: 'score' | 'feature' | 'missing' | 'calibration' | 'fairness';
  readonly subject: string;
  /** what happened, why it matters, what to do */
  readonly what: string;
  readonly why: string;
  readonly action: string;
};

/** What the alerts are read from; a part of the report. */
export type Watched = {
  readonly score: { readonly previous: Psi | undefined };
  readonly features: readonly {
    readonly label: string;
    readonly training: Psi | undefined;
    readonly previous: Psi | undefined;
  }[];
  readonly missing: readonly SourceMissing[];
  readonly calibration: readonly GradeCalibration[];
  readonly fairness: readonly {
    readonly label: string;
    readonly groups: readonly FairnessGroup[] | undefined;
  }[];
};

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
const fixed = (value: number) => value.toFixed(3);

/** Everything a person must look at, gravest first; in the order of the report within a level. */
export function driftAlerts(report: Watched): DriftAlert[] {
  const all = [
    ...scoreAlerts(report.score.previous),
    ...featureAlerts(report.features, 'previous'),
    ...featureAlerts(report.features, 'training'),
    ...report.missing.flatMap(missingAlerts),
    ...report.calibration.flatMap(calibrationAlerts),
    ...report.fairness.flatMap(({ label, groups }) =>
      (groups ?? []).flatMap((g) => fairnessAlerts(label, g)),
    ),
  ];
  return [...all.filter((a) => a.level === 'alert'), ...all.filter((a) => a.level === 'watch')];
}

const LEVELS = ['alert', 'watch'] as const;
const LINES = { alert: `报警线 ${PSI_ALERT}`, watch: `关注线 ${PSI_WATCH}` };

function scoreAlerts(psi: Psi | undefined): DriftAlert[] {
  const level = LEVELS.find((l) => l === psiLevel(psi));
  if (!level || !psi) return [];
  return [
    {
      level,
      kind: 'score',
      subject: '信用分',
      what: `信用分的分布比上一次评分变了：PSI ${fixed(psi.value)}，达到${LINES[level]}。`,
      why: '按分数定的准入线和等级，放进来的户数会随之变化。',
      action: '先看下面哪些指标、哪个来源变了；原因未查清前，不要按旧的分数线出新名单。',
    },
  ];
}

const AGAINST = {
  training: {
    name: '训练样本',
    why: '模型的分段和分值是从训练样本得来的，企业与样本差得越多，分值越不可靠。',
    action: '核对这些指标的口径；若企业群体确实不同，攒够还款结果后重新估计。',
  },
  previous: {
    name: '上一次评分',
    why: '可能是经济变了，也可能是数据口径、报送范围或换算单位变了。',
    action: '先在信源页查这些数据最近的批次，再问报送单位有没有改口径。',
  },
};

/** One alert for all features of a level: they mostly move together. */
function featureAlerts(features: Watched['features'], against: keyof typeof AGAINST): DriftAlert[] {
  const { name, why, action } = AGAINST[against];
  return LEVELS.flatMap((level) => {
    const moved = features.filter((f) => psiLevel(f[against]) === level);
    if (moved.length === 0) return [];
    const each = moved.map((f) => `${f.label} ${fixed(f[against]!.value)}`).join('、');
    return [
      {
        level,
        kind: 'feature' as const,
        subject: moved.map((f) => f.label).join('、'),
        what: `${moved.length} 项指标的分布与${name}不同，PSI 达到${LINES[level]}：${each}。`,
        why,
        action,
      },
    ];
  });
}

function missingAlerts({ label, now, before }: SourceMissing): DriftAlert[] {
  // counted shares: a hair below a tenth by rounding is a tenth
  if (now === undefined || before === undefined || now - before < MISSING_RISE - 1e-9) return [];
  return [
    {
      level: 'alert',
      kind: 'missing',
      subject: label,
      what: `“${label}”未知的企业由 ${percent(before)} 增到 ${percent(now)}。`,
      why: '来源未知时不加分也不减分，更多企业只凭其余来源评分，或转人工。',
      action:
        '在信源页查这个来源是否迟报、漏报，在问题数据页查是否有整批被拒的数据；补齐后重新生成快照并评分。',
    },
  ];
}

function calibrationAlerts(g: GradeCalibration): DriftAlert[] {
  if (g.holds !== false) return [];
  const [meanPd, badRate, low, high] = [g.meanPd!, g.badRate!, g.low!, g.high!];
  const tooLow = meanPd < low;
  return [
    {
      // too high a PD costs firms, too low a PD money; of a handful of firms neither is more than a hint
      level: tooLow && g.n >= LEAST_FIRMS ? 'alert' : 'watch',
      kind: 'calibration',
      subject: `${g.grade} 级`,
      what: `${g.grade} 级 ${g.n} 户有结果，实际违约 ${percent(badRate)}（95% 区间 ${percent(low)}–${percent(high)}），模型平均估计 ${percent(meanPd)}。`,
      why: tooLow
        ? '模型低估了风险，按它定的额度和价格不够抵补损失。'
        : '模型高估了风险，能贷的企业可能被挡在外面。',
      action: '用 xyd model outcomes 导出结果，重新估计各来源的权重和先验；此前银行应以区间为准。',
    },
  ];
}

function fairnessAlerts(by: string, g: FairnessGroup): DriftAlert[] {
  if (g.ratio === undefined || g.ratio >= FAIR_RATIO) return [];
  return [
    {
      level: g.beyondChance ? 'alert' : 'watch',
      kind: 'fairness',
      subject: `${by}：${g.label}`,
      what: `${g.label}的企业 C 级及以上占 ${percent(g.servedShare!)}，是最高一组的 ${fixed(g.ratio)} 倍，低于 ${FAIR_RATIO}${g.beyondChance ? '' : '；户数少，差距可能出于偶然'}。`,
      why: '同一个模型对不同的企业群体差别过大，可能是数据覆盖不均，而不是风险真有差别。',
      action: '比较这一组的来源缺失和转人工比例，复核影响最大的指标；要用于名单时由人复核并留下理由。',
    },
  ];
}
