import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { AppError } from '@/kernel/errors';
import { liveProducts } from '@/modules/products/queries/live-products';
import { loadScreeningTable } from '@/modules/rules/commands/load-screening-table';
import type { Rule } from '@/modules/rules/domain/expr';
import { BACKENDS, type ScreeningBackend } from '@/modules/rules/domain/screening-backend';
import { runScreening, type Screening } from '@/modules/rules/queries/run-screening';
import { rulesSchema } from '@/modules/rules/schema';
import { exportScreening } from '@/modules/whitelist/queries/export-screening';
import { SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import { emit, progressBar } from './output';
import { readJson } from './read-json';

type Options = {
  product?: string;
  rules?: string;
  snapshot?: string;
  score?: string;
  backend: ScreeningBackend['kind'];
  out?: string;
  json?: boolean;
};

/** `xyd screen`: a rule set over all enterprises, as a funnel. */
export function register(program: Command): void {
  program
    .command('screen')
    .description('用一款产品的准入规则或一个规则文件筛选全部企业，给出漏斗')
    .option('--product <code>', '产品代码')
    .option('--rules <file>', '规则文件（JSON：规则的数组）')
    .option('--snapshot <id>', '快照编号，默认最新')
    .option('--score <run>', '评分编号，默认该快照最近一次主模型评分')
    .addOption(
      new Option(
        '--backend <kind>',
        'columnar：在本进程按列计算；sql：在数据库引擎中计算，先装载筛选表，结果相同',
      )
        .choices(BACKENDS)
        .default('columnar'),
    )
    .option('--out <file>', '另存为 Excel 工作簿：漏斗、授信测算与分布')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Options) => {
      const rules = await rulesFrom(options);
      const { score: scoreRunId, backend } = options;
      const snapshotId = options.snapshot === 'latest' ? undefined : options.snapshot;
      if (backend === 'sql') await loadTable({ snapshotId, scoreRunId }, options);
      const result = await runScreening(systemScope(), { rules, snapshotId, scoreRunId, backend });
      if (options.out !== undefined) {
        const base = options.product === undefined ? undefined : `product:${options.product}`;
        const { bytes } = await exportScreening(systemScope(), { rules, base, snapshotId, scoreRunId });
        await writeFile(options.out, bytes);
      }
      emit(options, result, () => funnelText(result));
    });
}

async function loadTable(
  which: { snapshotId?: string; scoreRunId?: string },
  { json }: Options,
): Promise<void> {
  let bar: ReturnType<typeof progressBar> | undefined;
  const onProgress = (rows: number, of: number) => {
    if (json) return;
    bar ??= progressBar('装载筛选表', of);
    bar.update(rows);
  };
  await loadScreeningTable(SYSTEM_ACTOR, { ...which, onProgress });
  bar?.done();
}

async function rulesFrom({ product, rules }: Options): Promise<readonly Rule[]> {
  if ((product === undefined) === (rules === undefined))
    throw new AppError('invalid', 'rules-not-named', '请用 --product 或 --rules 其中之一给出规则。');
  if (rules !== undefined) return readJson(rules, rulesSchema);
  const found = (await liveProducts()).find((p) => p.code === product);
  if (!found)
    throw new AppError('not-found', 'product-unknown', `没有在售的产品“${product}”，请核对产品代码。`);
  return found.rules;
}

function funnelText(s: Screening): string {
  const lines = s.rules.map(
    (r) =>
      `${String(r.left).padStart(9)}  ${r.words}\n           先被此条筛掉 ${r.firstFails}，不符合 ${r.fails}，未知 ${r.unknowns}，转人工 ${r.refers}，仅差此条 ${r.marginal}`,
  );
  return [
    `快照 ${s.snapshotId}（数据日 ${s.asOf}）· ${s.scoreRunId ? `评分 ${s.scoreRunId}` : '没有评分：信用评分按未知'}`,
    `${String(s.rows).padStart(9)}  全部企业`,
    ...s.findings.map((f) => `           注意：${f.words}`),
    ...lines,
    `符合 ${s.passCount}，转人工 ${s.referCount}，不符合 ${s.failCount}（${s.ms.toFixed(1)} 毫秒）`,
  ].join('\n');
}
