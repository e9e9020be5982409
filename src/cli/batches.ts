import type { Command } from 'commander';
import { getBatch } from '@/modules/ingestion/queries/get-batch';
import { listBatches } from '@/modules/ingestion/queries/list-batches';
import { sourceScoreCards } from '@/modules/ingestion/queries/source-score-cards';
import { listBatchesSchema } from '@/modules/ingestion/schema';
import { systemScope } from '@/server/scopes';
import { emit } from './output';

const STATUS = { running: '入库中', done: '已入库', refused: '整批拒收', failed: '中途失败' };
const percent = (share: number | undefined) =>
  share === undefined ? '未知' : `${(share * 100).toFixed(1)}%`;

/** `xyd batches`: what was taken in, and how good it was. */
export function register(program: Command): void {
  const batches = program.command('batches').description('批次：导入过的文件');

  batches
    .command('list', { isDefault: true })
    .description('列出批次，新的在前')
    .option('--source <key>', '只看一个信源')
    .option('--status <status>', 'running | done | refused | failed')
    .option('--before <id>', '从此批次往前')
    .option('--limit <n>', '条数', Number, 50)
    .option('--json', '只在标准输出给出 JSON')
    .action(async ({ json, ...options }: Record<string, unknown> & { json?: boolean }) => {
      const page = await listBatches(systemScope(), listBatchesSchema.parse(options));
      emit({ json }, page, () =>
        page.batches
          .map(
            (b) =>
              `${b.batchId}  ${b.startedAt.slice(0, 16)}  ${STATUS[b.status]}  ${b.source}  ${b.file}  读 ${b.read} = ${b.accepted} + ${b.duplicate} + ${b.superseded} + ${b.unmatched} + ${b.quarantined}${b.error ? `  ${b.error}` : ''}`,
          )
          .concat(page.next ? [`更早的：--before ${page.next}`] : [])
          .join('\n'),
      );
    });

  batches
    .command('show')
    .description('一个批次的账目与质量评分')
    .argument('<id>', '批次编号')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (id: string, options: { json?: boolean }) => {
      const batch = await getBatch(systemScope(), id);
      emit(options, batch, () => {
        const { quality } = batch;
        const lines = [
          `批次 ${id}  ${STATUS[batch.status]}  ${batch.file}（${batch.profile}，${batch.encoding ?? ''}）`,
        ];
        if (batch.error) lines.push(batch.error);
        if (quality) {
          lines.push(
            `规范性 ${percent(quality.validity)}  及时性 ${percent(quality.timeliness.share)}（${quality.timeliness.workingDays} 个工作日内）  采纳率 ${percent(quality.acceptance)}  重复率 ${percent(quality.duplicates)}`,
          );
          for (const { label, share } of Object.values(quality.completeness))
            lines.push(`  ${label}：${percent(share)} 有值`);
        }
        return lines.join('\n');
      });
    });

  batches
    .command('score')
    .description('各信源评分')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { json?: boolean }) => {
      const cards = await sourceScoreCards(systemScope());
      emit(options, cards, () =>
        cards
          .map(
            (c) =>
              `${c.label}（${c.owner}）：${c.batches} 批 ${c.read} 行  规范性 ${percent(c.validity)}  采纳率 ${percent(c.acceptance)}  及时性 ${percent(c.timeliness)}  待处理问题 ${c.openQuarantine}  待匹配 ${c.waiting}`,
          )
          .join('\n'),
      );
    });
}
