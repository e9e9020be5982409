import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { fen, fenFromYuanText, formatWan } from '@/kernel/money';
import { tianjinDay } from '@/kernel/period';
import { runDirected } from '@/modules/matching/commands/run-directed';
import { districtName } from '@/modules/matching/domain/assignment/plan-words';
import { exportPlan } from '@/modules/matching/queries/export-plan';
import { type OpenedPlan, openPlan } from '@/modules/matching/queries/open-plan';
import { directedSchema, PLAN_FORMATS } from '@/modules/matching/schema';
import { systemScope } from '@/server/scopes';
import { emit } from './output';

type Options = {
  quota: string[];
  productQuota: string[];
  districtMinimum: string[];
  quotaMoney: string[];
  districtMinimumMoney: string[];
  snapshot?: string;
  seconds: string;
  plan?: string;
  out?: string;
  json?: boolean;
};

const collect = (value: string, held: string[]) => [...held, value];

/** `CODE=N` pairs as a record; with money the number is in yuan and becomes 分. */
function limitsFrom(pairs: readonly string[], option: string, money = false): Record<string, number> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [code = '', text = ''] = pair.split('=');
      const amount = money ? fenFromYuanText(text) : undefined;
      const value = amount ? (amount.ok ? Number(amount.value) : Number.NaN) : Number(text);
      if (code === '' || text === '' || !Number.isSafeInteger(value) || value < 0)
        throw new AppError(
          'invalid',
          'directed-limit-malformed',
          `${option} 应写作 代码=${money ? '金额（元）' : '笔数'}，如 ${option} ${money ? 'haihe=20000000' : 'haihe=30'}；收到“${pair}”。`,
        );
      return [code, value];
    }),
  );
}

/** `xyd match-directed`: the open needs over the live products, under quotas. */
export function register(program: Command): void {
  program
    .command('match-directed')
    .description('定向撮合：在银行额度与各区最低户数之下，把全部融资需求配给在售产品，求精确最优')
    .option('--quota <bank=n>', '银行额度（笔），可多次', collect, [])
    .option('--product-quota <code=n>', '产品额度（笔），默认取产品条款，可多次', collect, [])
    .option('--district-minimum <district=n>', '某区至少满足的户数，可多次', collect, [])
    .option('--quota-money <bank=yuan>', '银行额度（元），由 HiGHS 求解，可多次', collect, [])
    .option('--district-minimum-money <district=yuan>', '某区至少满足的金额（元），可多次', collect, [])
    .option('--snapshot <id>', '快照编号，默认最新')
    .option('--seconds <n>', '含金额约束时求解的限时（秒）', '60')
    .option('--plan <id>', '不撮合，读出已有的方案')
    .option('--out <file>', '写到 .xlsx、.csv 或 .json 文件')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Options) => {
      const scope = systemScope();
      const planId = options.plan === undefined ? await run(options) : idOf(options.plan);
      const plan = await openPlan(scope, planId);
      if (options.out !== undefined) await writeFile(options.out, await fileOf(planId, options.out));
      emit(options, plan, () => report(plan, options.out));
    });
}

function idOf(text: string): bigint {
  if (!/^\d{1,18}$/.test(text)) throw new AppError('invalid', 'plan-id-malformed', '方案编号应为数字。');
  return BigInt(text);
}

async function run(options: Options): Promise<bigint> {
  const seconds = Number(options.seconds);
  if (!(seconds >= 1 && seconds <= 3_600))
    throw new AppError('invalid', 'seconds-malformed', '限时应为 1 到 3600 秒。');
  const parsed = directedSchema.safeParse({
    bankLoans: limitsFrom(options.quota, '--quota'),
    productLoans: limitsFrom(options.productQuota, '--product-quota'),
    districtLoans: limitsFrom(options.districtMinimum, '--district-minimum'),
    bankMoney: limitsFrom(options.quotaMoney, '--quota-money', true),
    districtMoney: limitsFrom(options.districtMinimumMoney, '--district-minimum-money', true),
  });
  if (!parsed.success)
    throw new AppError(
      'invalid',
      'directed-limit-malformed',
      `额度或最低户数不合格式：${parsed.error.issues.map((i) => i.path.join('.')).join('、')}。银行与产品写代码，区写六位区划代码。`,
    );
  const { snapshot } = options;
  const input = { limits: parsed.data, today: tianjinDay(new Date()), snapshot, seconds };
  return (await runDirected(systemScope(), input)).planId;
}

async function fileOf(planId: bigint, out: string): Promise<Buffer> {
  const format = PLAN_FORMATS.find((f) => out.endsWith(`.${f}`));
  if (!format) throw new AppError('invalid', 'format-unknown', '导出文件名须以 .xlsx、.csv 或 .json 结尾。');
  return (await exportPlan(systemScope(), { planId, format })).bytes;
}

const wan = (amount: number) => `${formatWan(fen(amount))} 万元`;
const quota = (n: number | undefined) => (n === undefined ? '未知（按不限）' : `${n} 笔`);

function report(plan: OpenedPlan, out: string | undefined): string {
  const unserved = new Map<string, number>();
  for (const { reason } of plan.lines) if (reason) unserved.set(reason, (unserved.get(reason) ?? 0) + 1);
  const reasons = [...unserved].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const { served, cost } = plan.objective;
  return [
    `方案 ${plan.planId} · 快照 ${plan.snapshot.id}（数据日 ${plan.snapshot.asOf}） · sha256 ${plan.sha256.slice(0, 12)}`,
    plan.solver,
    `满足 ${served} 户，未满足 ${plan.lines.length - served} 户，综合成本合计 ${cost} 基点`,
    ...plan.short.map((words) => `  ! ${words}`),
    '银行',
    ...plan.banks.map(
      (b) =>
        `  ${b.name}（${b.code}）额度 ${quota(b.quota)}，已用 ${b.used} 笔 ${wan(b.lent)}；再给 1 笔额度：${b.oneMore}` +
        (b.moneyLimit === undefined ? '' : `；金额额度 ${wan(b.moneyLimit)}，再给 100 万元：${b.perMillion}`),
    ),
    '用到或用完额度的产品',
    ...plan.products
      .filter((p) => p.used > 0 || p.quota === 0)
      .map(
        (p) =>
          `  ${p.bank} ${p.name}（${p.code}）额度 ${quota(p.quota)}，已用 ${p.used} 笔；再给 1 笔：${p.oneMore}`,
      ),
    ...plan.districts
      .filter((d) => d.minimum > 0)
      .map(
        (d) =>
          `${districtName(d.code)} 最低 ${d.minimum} 户，满足 ${d.served} 户；最低少 1 户：${d.oneLessWords}`,
      ),
    '未满足的原因',
    ...reasons.slice(0, 20).map(([reason, n]) => `  ${String(n).padStart(5)}  ${reason}`),
    ...(out === undefined ? [] : [`已写到 ${out}`]),
  ].join('\n');
}
