import { AppError } from '@/kernel/errors';
import type { Instant, IsoDate } from '@/kernel/period';
import type { EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { featureOf } from '@/modules/features/domain/catalogue';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { readRow } from '@/modules/features/queries/read-row';
import { sourceFreshness } from '@/modules/features/queries/source-freshness';
import { type LiveProduct, liveProducts } from '@/modules/products/queries/live-products';
import { lprInForce } from '@/modules/products/queries/lpr-in-force';
import { PD_FEATURE, SCORE_FEATURE } from '@/modules/risk/domain/score';
import type { Operand } from '@/modules/rules/domain/expr';
import { type Fact, factOf, featuresNamed, reasonText } from '../domain/facts';
import { type Candidate, candidateOf, type MatchLine, matchProducts } from '../domain/match-products';
import type { NeedTerms } from '../domain/need';
import { RANK_WORDS, rankLines } from '../domain/rank-lines';
import { type ScoredRow, scoredRow } from './scored-row';

export type MatchedProduct = MatchLine & {
  readonly versionId: bigint;
  readonly ruleSetId: bigint;
  readonly bankId: bigint;
  /** per rule, in the order of `rules`: what it found, in words */
  readonly reasons: readonly string[];
};

export type MatchResult = {
  readonly enterpriseId: bigint;
  readonly need: NeedTerms;
  readonly snapshot: { readonly id: string; readonly asOf: IsoDate; readonly knownAt: Instant };
  /** absent when there is no score run or the model abstains for this enterprise */
  readonly score: ScoredRow | undefined;
  readonly lprPublishedOn: IsoDate;
  readonly rankedBy: string;
  readonly eligible: readonly MatchedProduct[];
  readonly referred: readonly MatchedProduct[];
  readonly ineligible: readonly MatchedProduct[];
  /** every feature a rule or limit named, by key */
  readonly facts: ReadonlyMap<string, Fact>;
};

// live products are the same objects as long as their version is live
const prepared = new WeakMap<LiveProduct, Candidate>();
function candidate(product: LiveProduct): Candidate {
  const held = prepared.get(product) ?? candidateOf(product.code, product.terms, product.rules);
  prepared.set(product, held);
  return held;
}

/**
 * 撮合: one need of one enterprise against every live product, on a snapshot (the latest unless
 * named) and its latest score run. Each line carries its verdict tree; facts carry value, source
 * and data date once.
 * @param input.today day on which LPR is read
 * @throws AppError forbidden (another enterprise), not-found (snapshot, or enterprise not in it)
 */
export async function matchEnterprise(
  scope: EnterpriseScope | OperatorScope,
  input: { enterpriseId: bigint; need: NeedTerms; today: IsoDate; snapshot?: string },
): Promise<MatchResult> {
  const { enterpriseId, need } = input;
  if (scope.kind === 'enterprise' && scope.enterpriseId !== enterpriseId) {
    throw new AppError('forbidden', 'enterprise-not-yours', '只能为本企业匹配产品。');
  }
  const snapshotId = input.snapshot ?? (await latestSnapshot())?.id;
  if (!snapshotId) {
    throw new AppError(
      'not-found',
      'snapshot-none',
      '平台还没有指标快照，暂时无法匹配。请等平台生成快照后再试。',
    );
  }
  const [snapshot, products, lpr, freshness] = await Promise.all([
    openSnapshot(snapshotId),
    liveProducts(),
    lprInForce(input.today),
    sourceFreshness(enterpriseId),
  ]);
  const latestEvent = new Map(freshness.map((f) => [f.source, f.latestEvent]));
  const row = readRow(snapshot, enterpriseId);
  if (!row) {
    throw new AppError(
      'not-found',
      'enterprise-not-in-snapshot',
      `快照 ${snapshotId} 中没有这家企业的数据，无法匹配。可能尚未归集，或归集晚于快照。`,
    );
  }
  const score = await scoredRow(snapshot, enterpriseId);
  const read = (key: string) =>
    key === SCORE_FEATURE ? score?.score : key === PD_FEATURE ? score?.pd : row(key);
  const candidates = products.map(candidate);
  const lines = matchProducts(candidates, need, read, score?.grade, lpr);
  const own = new Map<string, Operand | undefined>([
    ['need-amount', need.amount],
    ['need-term', need.termMonths],
    ['score-grade', score?.grade],
  ]);
  const facts = new Map<string, Fact>();
  for (const key of featuresNamed(candidates)) {
    const feature = featureOf(key);
    const dates = (feature?.sources ?? []).flatMap((source) => latestEvent.get(source) ?? []);
    facts.set(key, factOf(key, feature, own.has(key) ? own.get(key) : read(key), dates.sort().at(-1)));
  }
  const byCode = new Map(products.map((p) => [p.code, p]));
  const worded = (line: MatchLine): MatchedProduct => {
    const { versionId, ruleSetId, bankId } = byCode.get(line.code) as LiveProduct;
    const reasons = line.rules.map((verdict) => reasonText(verdict, facts));
    return { ...line, versionId, ruleSetId, bankId, reasons };
  };
  const ranked = rankLines(lines, need.wish);
  return {
    enterpriseId,
    need,
    snapshot: { id: snapshotId, asOf: snapshot.manifest.asOf, knownAt: snapshot.manifest.knownAt },
    score,
    lprPublishedOn: lpr.publishedOn,
    rankedBy: RANK_WORDS[need.wish],
    eligible: ranked.eligible.map(worded),
    referred: ranked.referred.map(worded),
    ineligible: ranked.ineligible.map(worded),
    facts,
  };
}
