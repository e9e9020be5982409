import { AppError } from '@/kernel/errors';
import { fen, formatWan } from '@/kernel/money';
import type { EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { liveProducts } from '@/modules/products/queries/live-products';
import type { EnterpriseFacts } from '@/modules/rules/domain/path/enterprise-problem';
import { explainPath, type FactWords, type ToldPath } from '@/modules/rules/queries/explain-path';
import { pathFacts } from '@/modules/rules/queries/path-facts';
import { limitComputed } from '../domain/limit-computed';
import { type Candidate, candidateOf } from '../domain/match-products';
import type { NeedTerms } from '../domain/need';

/** 怎样才能符合: the path of one need through one product. */
export type ProductPath = { readonly code: string; readonly path: ToldPath };

const both = { up: true, down: true } as const;
const NEED_WORDS: ReadonlyMap<string, FactWords> = new Map([
  [
    'need-amount',
    { label: '需求金额', text: (v) => `${formatWan(fen(Math.round(Number(v))))} 万元`, todo: '修改需求金额' },
  ],
  ['need-term', { label: '需求期限', text: (v) => `${v} 个月`, todo: '修改需求期限' }],
]);

/** The path of one product for one enterprise's facts. Pure: everything was read before. */
export function pathOfProduct(candidate: Candidate, need: NeedTerms, facts: EnterpriseFacts): ToldPath {
  const own = new Map([
    [
      'need-amount',
      { type: { type: 'money', unit: '元' }, value: need.amount, change: { way: 'act', ...both } },
    ],
    [
      'need-term',
      { type: { type: 'count', unit: '个月' }, value: need.termMonths, change: { way: 'act', ...both } },
    ],
  ] as const);
  const more = [limitComputed(candidate.terms, facts.read)];
  return explainPath(candidate.rules, { ...facts, own, more }, NEED_WORDS);
}

/**
 * What would make products eligible for a need: of one product, or of every one that is not, by code.
 * @throws AppError forbidden (another enterprise), not-found (snapshot, product, enterprise not in it)
 */
export async function productPaths(
  scope: EnterpriseScope | OperatorScope,
  input: { enterpriseId: bigint; need: NeedTerms; code?: string; snapshot?: string },
): Promise<ProductPath[]> {
  const { enterpriseId, need, code } = input;
  if (scope.kind === 'enterprise' && scope.enterpriseId !== enterpriseId)
    throw new AppError('forbidden', 'enterprise-not-yours', '只能为本企业查看怎样符合条件。');
  const snapshotId = input.snapshot ?? (await latestSnapshot())?.id;
  if (!snapshotId)
    throw new AppError('not-found', 'snapshot-none', '平台还没有指标快照。请等平台生成快照后再试。');
  const live = await liveProducts();
  const asked = code === undefined ? live : live.filter((product) => product.code === code);
  if (code !== undefined && asked.length === 0)
    throw new AppError('not-found', 'product-unknown', `没有在售产品 ${code}，可能已下架。请刷新后重试。`);
  const facts = await pathFacts(await openSnapshot(snapshotId), enterpriseId);
  if (!facts)
    throw new AppError(
      'not-found',
      'enterprise-not-in-snapshot',
      `快照 ${snapshotId} 中没有这家企业的数据。可能尚未归集，或归集晚于快照。`,
    );
  return asked
    .map((p) => ({ code: p.code, path: pathOfProduct(candidateOf(p.code, p.terms, p.rules), need, facts) }))
    .filter(({ path }) => code !== undefined || path.kind !== 'passes');
}
