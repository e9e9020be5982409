import { AppError } from '@/kernel/errors';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { enterprisesInBatches } from '@/modules/ingestion/queries/enterprises-in-batches';
import { openScores } from '@/modules/risk/queries/open-scores';
import { evaluateRow } from '@/modules/rules/domain/evaluate-row';
import type { RuleSetVerdict } from '@/modules/rules/domain/expr';
import { columnsOf, readerOf } from '@/modules/rules/domain/snapshot-columns';
import { exprWords } from '@/modules/rules/labels';
import { db } from '@/server/db';
import { type Change, causeOf, causeOfTurn, rulesSaying, type Standing } from '../domain/compare-lists';
import type { WhitelistDefinition } from '../domain/definition';
import { rowsInScope } from '../domain/evaluate-list';
import { fewPseudonyms, type MemberName, nameMembers } from './name-members';
import { type OwnEdition, ownEdition } from './own-edition';

/** `rules` in words */
export type DiffLine = Omit<Change, 'enterpriseId'> & MemberName;
export type EditionDiff = {
  readonly from: number;
  readonly to: number;
  readonly entered: readonly DiffLine[];
  readonly left: readonly DiffLine[];
  readonly stayed: number;
  /** on both, once passing and once referred to a person */
  readonly changed: readonly DiffLine[];
};

type Side = {
  readonly listed: ReadonlyMap<bigint, Standing>;
  readonly definition: WhitelistDefinition;
  /** where the enterprise stands in the evaluated rows; undefined = not looked at */
  readonly verdict: (id: bigint, rules: WhitelistDefinition['rules']) => RuleSetVerdict | undefined;
};

async function sideOf({ edition, build, definition }: OwnEdition): Promise<Side> {
  const members = await db().whitelistMember.findMany({
    where: { editionId: edition.id },
    select: { enterpriseId: true, outcome: true, rank: true },
  });
  const snapshot = await openSnapshot(build.snapshotId);
  const scores = build.scoreRunId === null ? undefined : await openScores(build.scoreRunId);
  const { batchIds } = definition;
  const { knownAt } = snapshot.manifest;
  const inBatches = batchIds.length > 0 ? await enterprisesInBatches(batchIds, knownAt) : undefined;
  const rowOf = new Map<bigint, number>();
  for (const row of rowsInScope(snapshot, definition, inBatches)) rowOf.set(snapshot.enterpriseId[row]!, row);
  const source = columnsOf(snapshot, scores);
  return {
    definition,
    listed: new Map(
      members.map((m) => [
        m.enterpriseId,
        { kind: 'listed', outcome: m.outcome as 'pass' | 'refer', rank: m.rank },
      ]),
    ),
    verdict(id, rules) {
      const row = rowOf.get(id);
      return row === undefined ? undefined : evaluateRow(rules, readerOf(source, row));
    },
  };
}

/** Where an enterprise stands on a side that does not list it. */
function unlisted(side: Side, id: bigint): Standing {
  const verdict = side.verdict(id, side.definition.rules);
  if (!verdict) return { kind: 'absent' };
  const rules = rulesSaying('fail', verdict);
  return rules.length > 0 ? { kind: 'failed', rules } : { kind: 'cut' };
}

/** As they were worded on the side where they stopped or referred it: a threshold may have moved since. */
function inWords(side: Side, ids: readonly string[]): string[] {
  return side.definition.rules.filter((r) => ids.includes(r.id)).map((r) => exprWords(r.when));
}

/** `rules` are in words. */
function changeOf(id: bigint, before: Side, after: Side): Change {
  const was = before.listed.get(id) ?? unlisted(before, id);
  const is = after.listed.get(id) ?? unlisted(after, id);
  const told = { enterpriseId: id, before: was, after: is };
  if (was.kind === 'listed' && is.kind === 'listed') {
    const referring = was.outcome === 'refer' ? before : after;
    const verdict = referring.verdict(id, referring.definition.rules);
    const cause = causeOfTurn(was.outcome, after.verdict(id, before.definition.rules));
    return { ...told, cause, rules: inWords(referring, rulesSaying('refer', verdict)) };
  }
  const [out, outSide, inSide] = is.kind === 'listed' ? [was, before, after] : [is, after, before];
  const cause = causeOf(out, inSide.verdict(id, outSide.definition.rules));
  return { ...told, cause, rules: out.kind === 'failed' ? inWords(outSide, out.rules) : [] };
}

function turned(id: bigint, before: Side, after: Side): boolean {
  const [was, is] = [before.listed.get(id), after.listed.get(id)];
  return was?.kind === 'listed' && is?.kind === 'listed' && was.outcome !== is.outcome;
}

/**
 * 期次对比: who entered, who left, and why: their data, the rules, the cap, or no longer looked at.
 * @throws AppError not-found, invalid (editions of different whitelists)
 */
export async function diffEditions(
  scope: BankScope | OperatorScope,
  input: { readonly fromId: bigint; readonly toId: bigint },
): Promise<EditionDiff> {
  const [from, to] = [await ownEdition(scope, input.fromId), await ownEdition(scope, input.toId)];
  if (from.edition.whitelistId !== to.edition.whitelistId)
    throw new AppError('invalid', 'editions-of-different-lists', '两期不属于同一白名单，不能对比。');
  const [before, after] = [await sideOf(from), await sideOf(to)];
  const ids = [...new Set([...before.listed.keys(), ...after.listed.keys()])].sort((a, b) =>
    a < b ? -1 : 1,
  );
  const entered = ids.filter((id) => !before.listed.has(id)).map((id) => changeOf(id, before, after));
  const left = ids.filter((id) => !after.listed.has(id)).map((id) => changeOf(id, before, after));
  const both = ids.filter((id) => before.listed.has(id) && after.listed.has(id));
  const changed = both.filter((id) => turned(id, before, after)).map((id) => changeOf(id, before, after));
  const names = await nameMembers(
    scope,
    [...entered, ...left, ...changed].map((c) => c.enterpriseId),
    (await fewPseudonyms(scope, from)) || (await fewPseudonyms(scope, to)),
  );
  const line = ({ enterpriseId, ...change }: Change): DiffLine => ({
    ...change,
    ...(names.get(enterpriseId) as MemberName),
  });
  return {
    from: from.edition.number,
    to: to.edition.number,
    entered: entered.map(line),
    left: left.map(line),
    stayed: both.length,
    changed: changed.map(line),
  };
}
