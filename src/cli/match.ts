import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { fen, fenFromYuanText, formatWan, formatYuan } from '@/kernel/money';
import { tianjinDay } from '@/kernel/period';
import { formatRate } from '@/kernel/rate';
import { findEnterprise } from '@/modules/matching/queries/find-enterprise';
import {
  type MatchedProduct,
  type MatchResult,
  matchEnterprise,
} from '@/modules/matching/queries/match-enterprise';
import { productPaths } from '@/modules/matching/queries/product-path';
import { systemScope } from '@/server/scopes';
import { pathLines } from './match-paths';
import { emit } from './output';

const WISHES = ['cost', 'amount', 'speed', 'no-collateral'] as const;
type Options = {
  enterprise: string;
  amount: string;
  term: string;
  wish: string;
  purpose: string;
  snapshot?: string;
  path?: boolean;
  json?: boolean;
};

function lines(products: readonly MatchedProduct[], sign: string): string[] {
  return products.flatMap((p) => {
    const offer = p.offer;
    const price = offer
      ? `额度 ${offer.limit === undefined ? '未知' : `${formatWan(fen(offer.limit))} 万元`} · 年利率 ${formatRate(offer.rate)} · ` +
        `综合年化 ${(offer.cost.allIn.effective * 100).toFixed(3)}% · 总成本 ${formatYuan(fen(offer.cost.total))} 元 · ` +
        `${p.terms.decisionDays} 天`
      : `${p.failing} 条不符合`;
    const open = p.rules
      .map((verdict, i) => ({ verdict, text: p.reasons[i] as string }))
      .filter(({ verdict }) => verdict.outcome !== 'pass')
      .map(({ verdict, text }) => `      ${verdict.outcome === 'fail' ? '✕' : '?'} ${text}`);
    return [`  ${sign} ${p.terms.bank} ${p.terms.name}（${p.code}）  ${price}`, ...open];
  });
}

function report(result: MatchResult): string {
  const { eligible, referred, ineligible, need, snapshot, score } = result;
  const graded = score
    ? `评分 ${score.score.toFixed(0)}（${score.grade} 级，${score.model}@${score.version}）`
    : '无评分';
  return [
    `需求 ${formatWan(fen(need.amount))} 万元 × ${need.termMonths} 个月 · 数据截至 ${snapshot.asOf}（${snapshot.id}）· ${graded}`,
    `排序：${result.rankedBy}`,
    `符合 ${eligible.length}`,
    ...lines(eligible, '✓'),
    `转人工 ${referred.length}`,
    ...lines(referred, '↗'),
    `不符合 ${ineligible.length}`,
    ...lines(ineligible, '✕'),
  ].join('\n');
}

export function register(program: Command): void {
  program
    .command('match')
    .description('一家企业的需求对照全部在售产品，逐条给出理由')
    .requiredOption('--enterprise <id|uscc>', '企业编号或统一社会信用代码')
    .requiredOption('--amount <yuan>', '金额（元）')
    .requiredOption('--term <months>', '期限（月）')
    .option('--wish <wish>', WISHES.join(' | '), 'cost')
    .option('--purpose <text>', '用途', '经营周转')
    .option('--snapshot <id>', '快照编号，默认最新')
    .option('--path', '每个还不符合的产品，给出代价最小的符合办法')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Options) => {
      const amount = fenFromYuanText(options.amount);
      const term = Number(options.term);
      const wish = WISHES.find((w) => w === options.wish);
      if (!amount.ok || amount.value <= 0n || !Number.isInteger(term) || term < 1 || term > 360 || !wish) {
        throw new AppError(
          'invalid',
          'need-malformed',
          `需求不合格式：金额为大于 0 的元数，期限为 1–360 个月，意愿为 ${WISHES.join('、')} 之一。`,
        );
      }
      const need = { amount: Number(amount.value), termMonths: term, purpose: options.purpose, wish };
      const enterpriseId = await findEnterprise(systemScope(), options.enterprise);
      const today = tianjinDay(new Date());
      const result = await matchEnterprise(systemScope(), {
        enterpriseId,
        need,
        today,
        snapshot: options.snapshot,
      });
      const data = { ...result, facts: Object.fromEntries(result.facts) };
      if (!options.path) {
        emit(options, data, () => report(result));
        return;
      }
      const paths = await productPaths(systemScope(), { enterpriseId, need, snapshot: options.snapshot });
      const names = new Map(
        [...result.referred, ...result.ineligible].map((p) => [p.code, `${p.terms.bank} ${p.terms.name}`]),
      );
      const told = () => `${report(result)}\n怎样才能符合\n${pathLines(paths, names).join('\n')}`;
      emit(options, { ...data, paths }, told);
    });
}
