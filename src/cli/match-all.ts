import type { Command } from 'commander';
import { matchAll } from '@/modules/matching/commands/match-all';
import { findEnterprise } from '@/modules/matching/queries/find-enterprise';
import { enterpriseMatches, matchedList } from '@/modules/matching/queries/match-run';
import { OUTCOME_LABELS } from '@/modules/rules/labels';
import { systemScope } from '@/server/scopes';
import { emit, progressBar } from './output';

type RunOptions = { snapshot?: string; score?: string; json?: boolean };
type ListOptions = { run?: string; product: string; after: string; limit: string; json?: boolean };
type EnterpriseOptions = { run?: string; enterprise: string; json?: boolean };

/** `xyd match-all`: every enterprise against every live product, and what came of it. */
export function register(program: Command): void {
  const all = program.command('match-all').description('全部企业对照全部在售产品的准入规则，结果与理由留存');
  all
    .command('run', { isDefault: true })
    .description('运行；中断后再次运行即继续')
    .option('--snapshot <id>', '快照编号，默认最新')
    .option('--score <run>', '评分编号，默认该快照最近一次主模型评分')
    .option('--json', '只在标准输出给出 JSON')
    .action(async ({ snapshot, score, ...options }: RunOptions) => {
      const bar = progressBar('撮合');
      const made = await matchAll(systemScope(), {
        snapshotId: snapshot,
        scoreRunId: score,
        onProgress: (blocks, of) => bar.update(blocks, `/ ${of} 块`),
      });
      bar.done();
      emit(options, made, () => {
        const lines = made.products.map(
          (p) => `${String(p.pass).padStart(9)} 符合 ${String(p.refer).padStart(9)} 转人工  ${p.code}`,
        );
        const how = made.isNew
          ? `评估并写入 ${(made.ms.bits / 1000).toFixed(1)} 秒，名单 ${(made.ms.lists / 1000).toFixed(1)} 秒`
          : '此前已完成，没有改动';
        return [
          `${made.id} · 快照 ${made.snapshotId} · ${made.rows} 户 × ${made.products.length} 款产品 · ${how}`,
          ...lines,
        ].join('\n');
      });
    });
  all
    .command('list')
    .description('一款产品的名单，按评分')
    .requiredOption('--product <code>', '产品代码')
    .option('--run <id>', '撮合编号，默认最近一次')
    .option('--after <rank>', '从第几名之后', '0')
    .option('--limit <n>', '多少户', '20')
    .option('--json', '只在标准输出给出 JSON')
    .action(async ({ run, product, after, limit, ...options }: ListOptions) => {
      const page = await matchedList(systemScope(), {
        runId: run,
        product,
        afterRank: Math.max(0, Math.floor(Number(after)) || 0),
        limit: Math.min(10_000, Math.max(1, Math.floor(Number(limit)) || 20)),
      });
      emit(options, page, () =>
        [
          `${page.id} · ${page.code} · 符合 ${page.pass}，转人工 ${page.refer}`,
          ...page.members.map(
            (m) => `${String(m.rank).padStart(8)}  企业 ${m.enterpriseId}  ${OUTCOME_LABELS[m.outcome]}`,
          ),
        ].join('\n'),
      );
    });
  all
    .command('show')
    .description('一家企业对全部产品的结果与每条规则')
    .requiredOption('--enterprise <id|uscc>', '企业编号或统一社会信用代码')
    .option('--run <id>', '撮合编号，默认最近一次')
    .option('--json', '只在标准输出给出 JSON')
    .action(async ({ run, enterprise, ...options }: EnterpriseOptions) => {
      const enterpriseId = await findEnterprise(systemScope(), enterprise);
      const found = await enterpriseMatches(systemScope(), { runId: run, enterpriseId });
      emit(options, found, () =>
        [
          `${found.id} · 快照 ${found.snapshotId} · 企业 ${enterpriseId}`,
          ...found.products.map((p) => {
            const open = p.rules
              .filter((r) => r.outcome !== 'pass')
              .map((r) => `${r.id}${r.unknown ? '（未知）' : ''}`);
            return `${OUTCOME_LABELS[p.outcome].padEnd(4, '　')} ${p.code}${open.length > 0 ? `  未过：${open.join('、')}` : ''}`;
          }),
        ].join('\n'),
      );
    });
}
