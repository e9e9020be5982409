import type { LoanHistory } from './loan-history';
import type { KnownSum, OutcomeCounts, OutcomeOverlaps, OutcomeSums, OutcomeTally } from './outcome-tally';
import { tallyOutcomes } from './outcome-tally';
import {
  countStops,
  limitTotal,
  lossTotal,
  type Stops,
  stopOf,
  type TwinMovement,
  type TwinSide,
} from './twin';

export const GROUPS = ['before', 'stayed', 'left', 'entered'] as const;
/** 原名单, 保留, 退出, 新进 */
export type TwinGroup = (typeof GROUPS)[number];

export type TwinSizes = Readonly<Record<TwinGroup | 'draft', number>>;

/** Everything counted of one evaluation played again, before anything is hidden. Amounts in 分. */
export type TwinFigures = {
  readonly sizes: TwinSizes;
  /** 转人工 and beyond the cap, on either side: neither is on the list */
  readonly aside: Readonly<Record<'referredBefore' | 'referredDraft' | 'cutBefore' | 'cutDraft', number>>;
  readonly stops: { readonly left: Stops; readonly entered: Stops };
  readonly limit: { readonly before: KnownSum; readonly draft: KnownSum };
  readonly loss: { readonly before: KnownSum; readonly draft: KnownSum };
  readonly outcomes: Readonly<Record<TwinGroup, OutcomeTally>>;
};
export type { KnownSum, OutcomeCounts, OutcomeOverlaps, OutcomeSums, OutcomeTally };

/** @param historyOf what is known of a row's loans since; undefined = nothing */
export function twinFigures(input: {
  readonly before: TwinSide;
  readonly draft: TwinSide;
  readonly movement: TwinMovement;
  readonly published: ReadonlyMap<number, bigint | undefined> | undefined;
  readonly lgd: number;
  readonly historyOf: (row: number) => LoanHistory | undefined;
}): TwinFigures {
  const { before, draft, movement, published, lgd, historyOf } = input;
  const { stayed, left, entered } = movement;
  const tally = (rows: readonly number[]) => tallyOutcomes(rows.map(historyOf));
  return {
    sizes: {
      before: before.listed.length,
      draft: draft.listed.length,
      stayed: stayed.length,
      left: left.length,
      entered: entered.length,
    },
    aside: {
      referredBefore: before.ordered.referred.length,
      referredDraft: draft.ordered.referred.length,
      cutBefore: before.ordered.cut,
      cutDraft: draft.ordered.cut,
    },
    stops: {
      left: countStops(
        draft.definition.rules,
        left.map((row) => stopOf(draft, row)),
      ),
      entered: countStops(
        before.definition.rules,
        entered.map((row) => stopOf(before, row)),
      ),
    },
    limit: { before: limitTotal(before, published), draft: limitTotal(draft) },
    loss: { before: lossTotal(before, lgd, published), draft: lossTotal(draft, lgd) },
    outcomes: {
      before: tally(before.listed),
      stayed: tally(stayed),
      left: tally(left),
      entered: tally(entered),
    },
  };
}
