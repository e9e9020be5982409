import type { Snapshot } from '@/modules/features/domain/snapshot';
import { gather } from '@/modules/features/domain/snapshot-subset';
import {
  type Lending,
  LIMIT_EDGES,
  lendingOf,
  limitSpread,
  roundedLending,
  UNSECURED_LGD,
} from '@/modules/products/domain/lending';
import { limitColumn } from '@/modules/products/domain/limit-column';
import { bitAt } from '@/modules/rules/domain/breakdown';
import type { Rule } from '@/modules/rules/domain/expr';
import { coarse } from '@/modules/rules/domain/feature-histogram';
import type { Bitset } from '@/modules/rules/domain/screening';
import { columnsOf } from '@/modules/rules/domain/snapshot-columns';
import { lookAt, type Opened, type Scope } from '@/modules/rules/queries/look';
import { openLatest } from '@/modules/rules/queries/open-latest';
import { refuseMalformed, runNotForBanks } from '@/modules/rules/queries/run-screening';
import type { WhitelistDefinition } from '../domain/definition';
import { ruleSource } from './rule-sources';

export type OutlookInput = {
  readonly rules: readonly Rule[];
  /** whose limit formula the rules at hand lend by (`ruleSources`); none = no limit is suggested */
  readonly base?: string;
  /** rules to compare with, lent by their own formula */
  readonly against?: string;
  readonly snapshotId?: string;
  readonly scoreRunId?: string;
  /** fraction; default `UNSECURED_LGD` */
  readonly lgd?: number;
};

export type ScreeningOutlook = {
  readonly snapshotId: string;
  /** 违约损失率假定 */
  readonly lgd: number;
  readonly own: Lending;
  readonly against:
    | {
        readonly name: string;
        readonly rules: readonly Rule[];
        readonly all: Lending;
        /** by the formula of the rules at hand */
        readonly entered: Lending;
        /** by the formula of the rules compared with */
        readonly left: Lending;
        /** by the formula of the rules at hand */
        readonly stayed: Lending;
      }
    | undefined;
  /** 建议额度分布 of those that pass: upper edges in 分, counts; one more count than edges */
  readonly limits: {
    readonly edges: readonly number[];
    readonly own: readonly number[];
    readonly against: readonly number[] | undefined;
  };
  /** amounts to the million 元 and shapes alone, of groups of at least ten */
  readonly blind: boolean;
};

type Formula = Pick<WhitelistDefinition, 'limit' | 'limitMax'>;

/**
 * 授信测算: what lending the suggested limits to those that pass would come to, and how that differs from other
 * rules. The formula is one that is kept (template, product, rule-set version), never one sent along: a bank that
 * chose formulas freely could read single enterprises out of sums.
 * @throws AppError invalid `rules-malformed`, not-found `rule-source-unknown`, those of `openLatest`
 */
export async function screeningOutlook(scope: Scope, input: OutlookInput): Promise<ScreeningOutlook> {
  refuseMalformed(input.rules);
  if (scope.kind === 'bank' && input.scoreRunId !== undefined) throw runNotForBanks();
  const [base, against, opened] = await Promise.all([
    input.base === undefined ? undefined : ruleSource(scope, input.base),
    input.against === undefined ? undefined : ruleSource(scope, input.against),
    openLatest(scope, input.snapshotId, input.scoreRunId),
  ]);
  const found = await lookAt(scope, opened, { rules: input.rules, against: against?.definition.rules });
  const { pass, before } = found;
  const places = placesIn(pass, before, found.rows);
  const rows = inSnapshot(scope, opened.snapshot, places);
  const limits = limitsBy(base?.definition, opened, rows);
  const theirs = before && limitsBy(against?.definition, opened, rows);
  const { lgd = UNSECURED_LGD } = input;
  const pd = opened.scores && gather(opened.scores.pd, rows);
  const blind = scope.kind === 'bank';
  const lend = (by: Float64Array, counts: (i: number) => boolean) => {
    const lending = lendingOf(by, pd, lgd, counts);
    return blind ? roundedLending(lending) : lending;
  };
  const is = (i: number) => bitAt(pass, places[i]!);
  const was = (i: number) => before !== undefined && bitAt(before, places[i]!);
  const spread = (by: Float64Array, counts: (i: number) => boolean) => {
    const bins = limitSpread(by, counts);
    return blind ? coarse({ feature: 'limit', edges: [], counts: bins, unknown: 0 }).counts : bins;
  };
  return {
    snapshotId: opened.snapshot.manifest.id,
    lgd,
    own: lend(limits, is),
    against: against &&
      theirs && {
        name: against.draft?.name ?? against.name,
        rules: against.definition.rules,
        all: lend(theirs, was),
        entered: lend(limits, (i) => is(i) && !was(i)),
        left: lend(theirs, (i) => was(i) && !is(i)),
        stayed: lend(limits, (i) => is(i) && was(i)),
      },
    limits: { edges: LIMIT_EDGES, own: spread(limits, is), against: theirs && spread(theirs, was) },
    blind,
  };
}

/** Rows that pass by either, as the scope counts its rows. */
function placesIn(pass: Bitset, before: Bitset | undefined, rows: number): Int32Array {
  const places = new Int32Array(rows);
  let n = 0;
  for (let w = 0; w < pass.length; w++)
    for (let bits = pass[w]! | (before?.[w] ?? 0); bits !== 0; bits &= bits - 1)
      places[n++] = w * 32 + 31 - Math.clz32(bits & -bits);
  return places.subarray(0, n);
}

/** The same rows as the snapshot counts them: a district's are those of its own enterprises. */
function inSnapshot(scope: Scope, snapshot: Snapshot, places: Int32Array): Int32Array {
  if (scope.kind !== 'district') return places;
  const code = snapshot.manifest.dictionaries.district?.indexOf(scope.districtCode) ?? -1;
  const district = snapshot.has('district') ? snapshot.column('district') : new Float64Array(0);
  const own: number[] = [];
  for (let row = 0; row < district.length; row++) if (district[row] === code) own.push(row);
  return places.map((place) => own[place]!);
}

function limitsBy(
  formula: Formula | undefined,
  { snapshot, scores }: Opened,
  rows: Int32Array,
): Float64Array {
  if (!formula?.limit) return new Float64Array(rows.length).fill(Number.NaN);
  const cap = formula.limitMax === null ? undefined : BigInt(formula.limitMax);
  return limitColumn(formula.limit, columnsOf(snapshot, scores), rows, cap);
}
