import { fen } from '@/kernel/money';
import { expectedLoss } from '@/modules/risk/domain/collateral/expected-loss';
import { PD_FEATURE } from '@/modules/risk/domain/score';
import { evaluateRow } from '@/modules/rules/domain/evaluate-row';
import type { Rule } from '@/modules/rules/domain/expr';
import { readerOf } from '@/modules/rules/domain/snapshot-columns';
import { rulesSaying } from './compare-lists';
import type { WhitelistDefinition } from './definition';
import { limitOf, type OrderedRows } from './evaluate-list';
import { addAmount, type KnownSum, NOTHING } from './outcome-tally';

/** 规则草案: what takes the place of a definition's own; what is left out stays. Scope never changes. */
export type TwinDraft = Pick<WhitelistDefinition, 'rules'> &
  Partial<Pick<WhitelistDefinition, 'ranking' | 'cap' | 'limit' | 'limitMax'>>;

/**
 * 违约损失率 taken for a loan without collateral: senior claims on corporates that are not secured, Basel
 * Framework CRE32.6 (foundation approach). What a list suggests has no collateral yet.
 */
export const UNSECURED_LGD = 0.4;

/** What kept an enterprise off a list: rules it failed, rules that referred it to a person, or the cap. */
export type Stop = { readonly kind: 'fail' | 'refer' | 'cap'; readonly rules: readonly string[] };

/** How often one rule kept enterprises off: at all, and as the only one. */
export type StopCount = {
  readonly rule: string;
  readonly kind: 'fail' | 'refer';
  readonly any: number;
  readonly alone: number;
};
export type Stops = {
  readonly rules: readonly StopCount[];
  /** stopped by several rules at once */
  readonly several: number;
  readonly cap: number;
};

export type TwinSide = {
  readonly ordered: OrderedRows;
  readonly definition: WhitelistDefinition;
  /** passing rows within the cap, by rank: 转人工 is not on the list before a person says so */
  readonly listed: readonly number[];
};

export type TwinMovement = {
  readonly stayed: readonly number[];
  /** listed then, not by the draft */
  readonly left: readonly number[];
  /** by the draft, not then */
  readonly entered: readonly number[];
};

export function draftOf(definition: WhitelistDefinition, draft: TwinDraft): WhitelistDefinition {
  const { rules, ranking, cap, limit, limitMax } = draft;
  return {
    ...definition,
    rules,
    ranking: ranking ?? definition.ranking,
    cap: cap === undefined ? definition.cap : cap,
    limit: limit === undefined ? definition.limit : limit,
    limitMax: limitMax === undefined ? definition.limitMax : limitMax,
  };
}

/** Rows of the same scope on both sides, in the order of their ranks then (entered: by the draft's). */
export function movementOf(before: TwinSide, draft: TwinSide): TwinMovement {
  const [was, is] = [new Set(before.listed), new Set(draft.listed)];
  return {
    stayed: before.listed.filter((row) => is.has(row)),
    left: before.listed.filter((row) => !is.has(row)),
    entered: draft.listed.filter((row) => !was.has(row)),
  };
}

/** Why a row is not on a side's list. */
export function stopOf({ ordered, definition }: TwinSide, row: number): Stop {
  const verdict = evaluateRow(definition.rules, readerOf(ordered.source, row));
  if (verdict.outcome === 'pass') return { kind: 'cap', rules: [] };
  return { kind: verdict.outcome, rules: rulesSaying(verdict.outcome, verdict) };
}

/** By rule, in the order of the rules; those that stopped nobody are left out. */
export function countStops(rules: readonly Pick<Rule, 'id'>[], stops: readonly Stop[]): Stops {
  const counts = (['fail', 'refer'] as const).flatMap((kind) =>
    rules.map(({ id }) => {
      const hits = stops.filter((s) => s.kind === kind && s.rules.includes(id));
      return { rule: id, kind, any: hits.length, alone: hits.filter((s) => s.rules.length === 1).length };
    }),
  );
  return {
    rules: counts.filter((c) => c.any > 0),
    several: stops.filter((s) => s.rules.length > 1).length,
    cap: stops.filter((s) => s.kind === 'cap').length,
  };
}

/** 建议额度合计 of a side. @param published limits as they stand on the edition, by row */
export function limitTotal(side: TwinSide, published?: ReadonlyMap<number, bigint | undefined>): KnownSum {
  return side.listed.reduce((sum, row) => addAmount(sum, limitAt(side, row, published)), NOTHING);
}

/** 预期损失合计, Σ PD × LGD × limit; unknown where the model abstains or no limit is known. */
export function lossTotal(
  side: TwinSide,
  lgd: number,
  published?: ReadonlyMap<number, bigint | undefined>,
): KnownSum {
  const pd = side.ordered.source.column(PD_FEATURE);
  return side.listed.reduce((sum, row) => {
    const limit = limitAt(side, row, published);
    const known = pd && !Number.isNaN(pd[row]!) ? pd[row] : undefined;
    const loss = expectedLoss({ pd: known, lgd, ead: limit === undefined ? undefined : fen(limit) });
    return addAmount(sum, loss.ok ? loss.value : undefined);
  }, NOTHING);
}

function limitAt(
  { ordered, definition }: TwinSide,
  row: number,
  published: ReadonlyMap<number, bigint | undefined> | undefined,
): bigint | undefined {
  return published?.has(row) ? published.get(row) : limitOf(ordered.source, row, definition);
}
