import { AppError } from '@/kernel/errors';
import type { IsoDate } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { listBanks } from '@/modules/account/queries/list-banks';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { readRow } from '@/modules/features/queries/read-row';
import { liveProducts } from '@/modules/products/queries/live-products';
import { lprInForce } from '@/modules/products/queries/lpr-in-force';
import { gradeOf } from '@/modules/risk/domain/grade';
import { PD_FEATURE, SCORE_FEATURE } from '@/modules/risk/domain/score';
import { latestScoreRun } from '@/modules/risk/queries/latest-score-run';
import { openScores } from '@/modules/risk/queries/open-scores';
import {
  type DirectedLimits,
  type DirectedPlan,
  orderedLimits,
  type PlannedNeed,
} from '../domain/assignment/directed-plan';
import { pairCost } from '../domain/assignment/pair-cost';
import { NO_DISTRICT } from '../domain/assignment/plan-words';
import type { AssignmentPair, AssignmentProblem } from '../domain/assignment/problem';
import { candidateOf, matchProducts } from '../domain/match-products';
import { snapshotRow } from '../domain/snapshot-row';
import { openNeeds } from './open-needs';

export type DirectedInputs = {
  readonly problem: AssignmentProblem;
  readonly about: Omit<DirectedPlan, 'format' | 'solver' | 'plan' | 'money' | 'districtMoney'>;
};

/**
 * What a directed match is solved on: the newest need of each enterprise against every live product, each
 * matched once on one snapshot and its latest score run. A pair is what matches with no open question
 * (eligible); referred products are for a person to decide and count as none. Quotas in loans are the
 * limits' where they name a bank or product, else the product's terms'.
 * @throws AppError not-found (snapshot; a bank, product or district the limits name)
 */
export async function directedInputs(
  _scope: OperatorScope,
  input: { limits: DirectedLimits; today: IsoDate; snapshot?: string },
): Promise<DirectedInputs> {
  const limits = orderedLimits(input.limits);
  const snapshotId = input.snapshot ?? (await latestSnapshot())?.id;
  if (!snapshotId)
    throw new AppError(
      'not-found',
      'snapshot-none',
      '平台还没有指标快照，无法撮合。请先生成快照（xyd snapshot build）。',
    );
  const [snapshot, live, lpr, banks, needs, run] = await Promise.all([
    openSnapshot(snapshotId),
    liveProducts(),
    lprInForce(input.today),
    listBanks(),
    openNeeds(),
    latestScoreRun(snapshotId),
  ]);
  const bankCode = new Map(banks.map((b) => [b.bankId, b.code]));
  const products = live.map((p) => ({
    id: p.code,
    bank: bankCode.get(p.bankId) as string,
    quota: limits.productLoans[p.code] ?? p.terms.quota?.loans,
  }));
  const offering = new Set(products.map((p) => p.bank));
  refuseUnknown(Object.keys(limits.productLoans), new Set(products.map((p) => p.id)), '在售产品');
  refuseUnknown(
    [...Object.keys(limits.bankLoans), ...Object.keys(limits.bankMoney)],
    offering,
    '有在售产品的银行',
  );
  const scores = run && (await openScores(run.id));
  const candidates = live.map((p) => candidateOf(p.code, p.terms, p.rules));
  const pairs: AssignmentPair[] = [];
  const planned: PlannedNeed[] = [];
  for (const need of needs) {
    const row = readRow(snapshot, need.enterpriseId);
    const at = snapshotRow(snapshot.enterpriseId, need.enterpriseId);
    const known = (column: Float64Array | undefined) => {
      const value = at === undefined ? undefined : column?.[at];
      return value === undefined || Number.isNaN(value) ? undefined : value;
    };
    const [score, pd] = [known(scores?.score), known(scores?.pd)];
    const graded = score !== undefined && pd !== undefined;
    const grade = graded ? gradeOf(score, snapshot.manifest.asOf) : undefined;
    const read = (key: string) =>
      key === SCORE_FEATURE
        ? graded
          ? score
          : undefined
        : key === PD_FEATURE
          ? graded
            ? pd
            : undefined
          : row?.(key);
    const id = String(need.enterpriseId);
    const before = pairs.length;
    for (const line of row ? matchProducts(candidates, need, read, grade, lpr) : [])
      if (line.outcome === 'pass' && line.offer?.limit !== undefined)
        pairs.push({
          need: id,
          product: line.code,
          cost: pairCost(line.offer, need.amount, lpr['1Y']),
          amount: line.offer.limit,
        });
    planned.push({
      id,
      enterprise: id,
      district: need.district ?? NO_DISTRICT,
      amount: need.amount,
      termMonths: need.termMonths,
      pairs: pairs.length - before,
      known: row !== undefined,
    });
  }
  return {
    problem: {
      needs: planned,
      products,
      banks: [...offering].map((code) => ({ id: code, quota: limits.bankLoans[code] })),
      pairs,
      minimums: limits.districtLoans,
    },
    about: {
      snapshot: { id: snapshotId, asOf: snapshot.manifest.asOf },
      scoreRun: run?.id ?? null,
      lpr: { publishedOn: lpr.publishedOn, '1Y': lpr['1Y'], '5Y': lpr['5Y'] },
      limits,
      products: live.map((p) => ({
        code: p.code,
        bank: bankCode.get(p.bankId) as string,
        name: p.terms.name,
        versionId: String(p.versionId),
      })),
      needs: planned,
    },
  };
}

function refuseUnknown(named: readonly string[], known: ReadonlySet<string>, what: string): void {
  const unknown = named.filter((code) => !known.has(code));
  if (unknown.length > 0)
    throw new AppError(
      'not-found',
      'directed-limit-unknown',
      `额度里写的 ${unknown.join('、')} 不是${what}的代码，没有撮合。请核对代码。`,
    );
}
