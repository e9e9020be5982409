import type { Snapshot } from '@/modules/features/domain/snapshot';
import { gather, snapshotOf } from '@/modules/features/domain/snapshot-subset';
import { evaluateLimit } from '@/modules/products/domain/limit';
import { SCORE_FEATURE } from '@/modules/risk/domain/score';
import { bitAt } from '@/modules/rules/domain/breakdown';
import type { ColumnSource } from '@/modules/rules/domain/columnar/mark-program';
import { evaluateColumns } from '@/modules/rules/domain/evaluate-columns';
import { evaluateRow } from '@/modules/rules/domain/evaluate-row';
import type { ScreeningResult } from '@/modules/rules/domain/screening';
import { columnsOf, readerOf, type ScoredColumns } from '@/modules/rules/domain/snapshot-columns';
import { byRanking } from '@/modules/rules/domain/top-rows';
import type { WhitelistDefinition } from './definition';
import { type Member, reasonOf } from './member';

export type ListFunnel = Pick<
  ScreeningResult,
  'rows' | 'passCount' | 'referCount' | 'failCount' | 'rules'
> & {
  /** enterprises of the snapshot, before districts and batches */
  readonly enterprises: number;
  /** passing enterprises left out by the cap */
  readonly cut: number;
};

export type EvaluatedList = { readonly members: Member[]; readonly funnel: ListFunnel };

/** Rows of the snapshot the definition looks at, ascending. @param inBatches undefined = no such limit */
export function rowsInScope(
  snapshot: Snapshot,
  { districts }: Pick<WhitelistDefinition, 'districts'>,
  inBatches: ReadonlySet<bigint> | undefined,
): Int32Array {
  const dictionary = snapshot.manifest.dictionaries.district ?? [];
  const codes = new Set(districts.map((code) => dictionary.indexOf(code)).filter((at) => at >= 0));
  const column = districts.length > 0 ? snapshot.column('district') : undefined;
  const rows: number[] = [];
  for (let row = 0; row < snapshot.rows; row++) {
    if (column && !codes.has(column[row]!)) continue;
    if (inBatches && !inBatches.has(snapshot.enterpriseId[row]!)) continue;
    rows.push(row);
  }
  return Int32Array.from(rows);
}

export type OrderedRows = {
  readonly snapshot: Snapshot;
  readonly source: ColumnSource;
  readonly result: ScreeningResult;
  /** passing rows by rank, within the cap */
  readonly kept: readonly number[];
  /** rows referred to a person, by the same order */
  readonly referred: readonly number[];
  readonly cut: number;
};

/** Who is looked at, who passes and in what order; nothing about a single enterprise yet. */
export function orderRows(
  whole: Snapshot,
  wholeScores: ScoredColumns | undefined,
  definition: WhitelistDefinition,
  inBatches: ReadonlySet<bigint> | undefined,
): OrderedRows {
  const rows = rowsInScope(whole, definition, inBatches);
  const all = rows.length === whole.rows; // a city's columns are not copied
  const snapshot = all ? whole : snapshotOf(whole, rows);
  const scores =
    all || !wholeScores
      ? wholeScores
      : { pd: gather(wholeScores.pd, rows), score: gather(wholeScores.score, rows) };
  const source = columnsOf(snapshot, scores);
  const result = evaluateColumns(definition.rules, source);
  const order = byRanking(source, definition.ranking);
  const passing: number[] = [];
  const referred: number[] = [];
  for (let row = 0; row < snapshot.rows; row++) {
    if (bitAt(result.pass, row)) passing.push(row);
    else if (bitAt(result.refer, row)) referred.push(row);
  }
  const kept = passing.sort(order).slice(0, definition.cap ?? passing.length);
  return {
    snapshot,
    source,
    result,
    kept,
    referred: referred.sort(order),
    cut: passing.length - kept.length,
  };
}

/**
 * 白名单: who passes, by rank, cut at the cap; then, ranked on, who is referred to a person. Each with the
 * suggested limit and what every rule found. The same inputs give the same list.
 */
export function evaluateList(
  whole: Snapshot,
  wholeScores: ScoredColumns | undefined,
  definition: WhitelistDefinition,
  inBatches: ReadonlySet<bigint> | undefined,
): EvaluatedList {
  const ordered = orderRows(whole, wholeScores, definition, inBatches);
  const { snapshot, source, result, kept, referred, cut } = ordered;
  const members = [...kept, ...referred].map((row, i) =>
    memberOf(source, snapshot.enterpriseId[row]!, row, i + 1, i < kept.length ? 'pass' : 'refer', definition),
  );
  const { rows, passCount, referCount, failCount, rules } = result;
  return {
    members,
    funnel: { enterprises: whole.rows, rows, passCount, referCount, failCount, rules, cut },
  };
}

/** 建议额度 of one row in 分; undefined = unknown, or none is suggested. */
export function limitOf(
  source: ColumnSource,
  row: number,
  { limit, limitMax }: Pick<WhitelistDefinition, 'limit' | 'limitMax'>,
): bigint | undefined {
  if (!limit) return undefined;
  return evaluateLimit(limit, readerOf(source, row), limitMax === null ? undefined : BigInt(limitMax));
}

function memberOf(
  source: ColumnSource,
  enterpriseId: bigint,
  row: number,
  rank: number,
  outcome: Member['outcome'],
  definition: WhitelistDefinition,
): Member {
  const read = readerOf(source, row);
  const score = read(SCORE_FEATURE);
  return {
    rank,
    enterpriseId,
    outcome,
    score: typeof score === 'number' ? score : null,
    limitFen: limitOf(source, row, definition) ?? null,
    reasons: evaluateRow(definition.rules, read).rules.map(reasonOf),
  };
}
