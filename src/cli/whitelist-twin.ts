import { type Command, InvalidArgumentError } from 'commander';
import { AppError } from '@/kernel/errors';
import { fen, formatWan } from '@/kernel/money';
import { instant, isoDate, tianjinDay, type YearMonth, yearMonth } from '@/kernel/period';
import { JUDGEMENTS, OPERATORS } from '@/modules/districts/labels';
import { type TwinTargets, twinTargets } from '@/modules/districts/queries/twin-targets';
import { buildSnapshot } from '@/modules/features/commands/build-snapshot';
import { scoreWithChallengers } from '@/modules/risk/commands/score-with-challengers';
import type { TwinDraft } from '@/modules/whitelist/domain/twin';
import type { ShownStops, ShownSum } from '@/modules/whitelist/domain/veil-twin';
import { STOP_LABELS, shownCount, TWIN_NOTES } from '@/modules/whitelist/labels';
import { type TwinLists, twinLists } from '@/modules/whitelist/queries/twin-lists';
import { type TwinGap, type TwinPlan, type TwinPoint, twinPlan } from '@/modules/whitelist/queries/twin-plan';
import { MOST_TWIN_MONTHS, twinDraftFileSchema } from '@/modules/whitelist/schema';
import { SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import { emit, progressBar } from './output';
import { readJson } from './read-json';

type TwinOptions = {
  whitelist: string;
  rules: string;
  months: number;
  to?: YearMonth;
  lgd?: number;
  build?: true | string;
  json?: boolean;
};

function monthsOf(text: string): number {
  const n = Number(text);
  if (/^\d{1,2}$/.test(text) && n >= 1 && n <= MOST_TWIN_MONTHS) return n;
  throw new InvalidArgumentError(`应是 1 至 ${MOST_TWIN_MONTHS} 的整数。`);
}

function monthOf(text: string): YearMonth {
  try {
    return yearMonth(text);
  } catch {
    throw new InvalidArgumentError('请写成 2026-10。');
  }
}

function shareOf(text: string): number {
  const n = Number(text);
  if (text.trim() !== '' && n >= 0 && n <= 1) return n;
  throw new InvalidArgumentError('应是 0 至 1 的小数，如 0.4。');
}

/** `xyd whitelist twin`: the last months' lists under a draft of the rules. */
export function registerTwin(whitelist: Command): void {
  whitelist
    .command('twin')
    .description('规则变更孪生推演：用规则草案重做近几个月的名单，看谁进谁出、为什么、贷后如何、影响哪些指标')
    .requiredOption('--whitelist <code>', '白名单代码，见 xyd whitelist list')
    .requiredOption('--rules <file>', '规则草案（JSON：规则的数组，或含 rules、ranking、cap、limit 的对象）')
    .option('--months <n>', '几个月', monthsOf, 6)
    .option('--to <month>', '最后一个月，默认最新快照所在月', monthOf)
    .option('--lgd <share>', '违约损失率', shareOf)
    .option(
      '--build [known]',
      '补齐没有期次的月份的月末快照与评分：then 按当时所知（默认），now 按现在所知（含后见）',
    )
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: TwinOptions) => {
      const file = await readJson(options.rules, twinDraftFileSchema);
      const draft: TwinDraft = Array.isArray(file) ? { rules: file } : (file as TwinDraft);
      const scope = systemScope();
      const ask = { code: options.whitelist, months: options.months, to: options.to };
      let plan = await twinPlan(scope, ask);
      if (options.build !== undefined && plan.gaps.length > 0) {
        await fill(plan.gaps, options);
        plan = await twinPlan(scope, ask);
      }
      const now = new Date();
      const at = { today: tianjinDay(now), knownAt: instant(now) };
      const bar = progressBar('推演', plan.points.length);
      const editions: (TwinLists & { readonly point: TwinPoint })[] = [];
      for (const [i, point] of plan.points.entries()) {
        const { editionId, snapshotId } = point;
        const one = editionId === undefined ? { snapshotId } : { editionId };
        const input = { code: options.whitelist, draft, lgd: options.lgd, ...one };
        editions.push({ point, ...(await twinLists(scope, input, at)) });
        bar.update(i + 1, point.month);
      }
      bar.done();
      const from = isoDate(`${at.today.slice(0, 4)}-01-01`);
      const targets = await twinTargets(scope, { ...ask, draft }, { ...at, from });
      emit(options, { plan, editions, targets }, () => words(plan, editions, targets));
    });
}

/** Builds and scores the month-ends that are missing. */
async function fill(gaps: readonly TwinGap[], { build, json }: TwinOptions): Promise<void> {
  if (build !== true && build !== 'then' && build !== 'now')
    throw new AppError('invalid', 'build-unknown', '--build 只能是 then（当时所知）或 now（现在所知）。');
  for (const { month, asOf, knownAt, snapshotId } of gaps) {
    const bar = json ? undefined : progressBar(`补 ${month}`);
    let id = snapshotId;
    if (id === undefined) {
      const known = build === 'now' ? undefined : knownAt;
      const built = await buildSnapshot({
        asOf,
        knownAt: known,
        actor: SYSTEM_ACTOR,
        onProgress: (n) => bar?.update(n, '家企业，快照'),
      });
      id = built.manifest.id;
      if (built.manifest.rows === 0)
        process.stderr.write(
          `${month}：平台在 ${knownAt} 还不知道任何企业，按当时所知只能得到空名单。要按现在所知回看（含后见），请用 --build now。\n`,
        );
    }
    await scoreWithChallengers({
      snapshotId: id,
      today: 'back-test',
      actor: SYSTEM_ACTOR,
      onProgress: (n) => bar?.update(n, '家企业，评分'),
    });
    bar?.done();
  }
}

const wan = (sum: ShownSum) =>
  sum === undefined
    ? '不显示'
    : `${formatWan(fen(sum.fen))} 万元${sum.unknown === 0 ? '' : `（另 ${shownCount(sum.unknown)} 户未知）`}`;

function stopLines(stops: ShownStops, wordsOf: Readonly<Record<string, string>>): string[] {
  return [
    ...stops.rules.map(
      (s) =>
        `      ${STOP_LABELS[s.kind]}：${wordsOf[s.rule] ?? s.rule}，${shownCount(s.any)} 户，其中只因此条 ${shownCount(s.alone)} 户`,
    ),
    ...(stops.cap === 0 ? [] : [`      名次超出名额 ${shownCount(stops.cap)} 户`]),
  ];
}

function editionLines(e: TwinLists & { readonly point: TwinPoint }): string[] {
  const { sizes: s, outcomes: o, point } = e;
  const c = (group: keyof typeof o) => {
    const n = o[group].counts;
    return `有反馈 ${shownCount(n.told)}、申请 ${shownCount(n.applied)}、批准 ${shownCount(n.granted)}、放款 ${shownCount(n.drawn)}、逾期过 ${shownCount(n.late)}、违约 ${shownCount(n.bad)}、正常 ${shownCount(n.good)}、尚早 ${shownCount(n.open)}、未知 ${shownCount(n.silent)}`;
  };
  return [
    `${e.asOf}  ${point.number === undefined ? '月末快照（没有期次）' : `第 ${point.number} 期`}  快照 ${e.snapshotId}，获知于 ${e.knownAt}${e.hindsightDays > 31 ? `（比数据日晚 ${e.hindsightDays} 天，含后见）` : ''}`,
    ...(e.reproduced ? [] : ['    今天的程序重算的名单与发布的不同，请用 xyd whitelist replay 查明']),
    `    名单 ${shownCount(s.before)} → ${shownCount(s.draft)} 户：保留 ${shownCount(s.stayed)}，退出 ${shownCount(s.left)}，新进 ${shownCount(s.entered)}；转人工 ${shownCount(e.aside.referredBefore)} → ${shownCount(e.aside.referredDraft)}`,
    `    建议额度 ${wan(e.limit.before)} → ${wan(e.limit.draft)}；预期损失 ${wan(e.loss.before)} → ${wan(e.loss.draft)}`,
    `    退出 ${shownCount(s.left)} 户：${c('left')}`,
    ...stopLines(e.stops.left, e.words.draft),
    ...(s.left === 0 ? [] : [lossLine(e)]),
    `    新进 ${shownCount(s.entered)} 户：${c('entered')}`,
    ...stopLines(e.stops.entered, e.words.before),
    `    保留 ${shownCount(s.stayed)} 户：${c('stayed')}`,
  ];
}

function lossLine({ outcomes: { left } }: TwinLists): string {
  if (left.counts.told === 0) return '      没有银行反馈退出企业的贷款：能避免的损失、会失去的业务都未知';
  return `      其中已知违约未还 ${wan(left.sums.unrepaid)}（可避免的损失，未计违约损失率），已知未违约的放款 ${wan(left.sums.business)}（会失去的业务）`;
}

function targetLines({ told, districts, from, to }: TwinTargets): string[] {
  if (!told) return ['指标影响：没有任何银行的贷款反馈，未知。'];
  if (districts.length === 0) return ['指标影响：退出企业没有在名单期间借款的反馈，没有可以说的影响。'];
  return [
    `指标影响（${from} 至 ${to}）：退出企业若都没有借到，指标最多变到右边的数；若照样借到，则不变。`,
    ...districts.flatMap((d) => [
      `  ${d.districtCode}  ${d.enterprises} 户，放款 ${d.drawnFen === undefined ? '未知' : `${formatWan(fen(d.drawnFen))} 万元`}`,
      ...d.targets.map(
        (t) =>
          `    ${t.metricLabel} ${OPERATORS[t.operator as keyof typeof OPERATORS] ?? ''} ${t.value ?? '未定'} ${t.unit}：${
            t.bound ? `${number(t.bound.actual)} → ${number(t.bound.low)} 至 ${number(t.bound.high)}` : '未知'
          }，${t.judgement ? JUDGEMENTS[t.judgement] : '未知'} → ${t.worst ? JUDGEMENTS[t.worst] : '未知'}`,
      ),
    ]),
  ];
}

const number = (n: number) => n.toLocaleString('zh-CN', { maximumFractionDigits: 2 });

function words(
  plan: TwinPlan,
  editions: readonly (TwinLists & { readonly point: TwinPoint })[],
  targets: TwinTargets,
): string {
  return [
    `${plan.name}（${plan.code}） ${plan.from} 至 ${plan.to}：推演 ${editions.length} 期`,
    ...plan.gaps.flatMap((g) => [
      g.words,
      ...g.commands.map((c) => `    ${c}`),
      `    或：xyd whitelist twin … --build`,
    ]),
    ...editions.flatMap(editionLines),
    ...targetLines(targets),
    TWIN_NOTES.listed,
    TWIN_NOTES.outcomes,
    TWIN_NOTES.bad,
    TWIN_NOTES.entered,
    TWIN_NOTES.loss,
  ].join('\n');
}
