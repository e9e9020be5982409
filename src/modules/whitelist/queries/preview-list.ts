import { AppError } from '@/kernel/errors';
import { instant } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { consentingEnterprises } from '@/modules/consent/queries/consenting-enterprises';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import { refuseSuperseded } from '@/modules/features/queries/last-of-day';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { enterprisesInBatches } from '@/modules/ingestion/queries/enterprises-in-batches';
import { SCORE_FEATURE } from '@/modules/risk/domain/score';
import { latestScoreRun } from '@/modules/risk/queries/latest-score-run';
import { openScores } from '@/modules/risk/queries/open-scores';
import { bitAt, SMALLEST_CELL } from '@/modules/rules/domain/breakdown';
import type { ColumnSource } from '@/modules/rules/domain/columnar/mark-program';
import { evaluateRow } from '@/modules/rules/domain/evaluate-row';
import type { Bitset } from '@/modules/rules/domain/screening';
import { columnsOf, readerOf } from '@/modules/rules/domain/snapshot-columns';
import { byRanking } from '@/modules/rules/domain/top-rows';
import { lookAt } from '@/modules/rules/queries/look';
import type { WhitelistDefinition } from '../domain/definition';
import { limitOf, rowsInScope } from '../domain/evaluate-list';
import type { MemberLine } from './edition-members';
import { type MemberName, nameMembers } from './name-members';

export type ListPreview = {
  readonly snapshotId: string;
  readonly members: number;
  readonly referred: number;
  /** 预估授信合计 of members, 分; undefined where fewer than 10 have a known limit, or a bank's list is cut at a cap */
  readonly limitTotalFen: bigint | undefined;
  /** members whose limit is unknown, or nothing is suggested */
  readonly limitUnknown: number;
  /** the first by rank: of a bank's, the first of those that have authorised it */
  readonly first: readonly MemberLine[];
  /** counted in groups of at least ten */
  readonly blind: boolean;
};

const SHOWN = 10;
const MILLION = 100_000_000n;
/** so many of those that authorised a bank are looked at for the first lines */
const AUTHORISED = 500;

/**
 * 名单预览: what a definition would give, without keeping it. A bank is told counts in groups of at least ten, and
 * sees only whom it may know.
 * @throws AppError not-found `snapshot-none`, forbidden `snapshot-superseded` (a bank), unavailable (rules/queries/look.ts)
 */
export async function previewList(
  scope: BankScope | OperatorScope,
  input: { readonly definition: WhitelistDefinition; readonly snapshotId?: string },
): Promise<ListPreview> {
  const { definition } = input;
  const snapshotId = input.snapshotId ?? (await latestSnapshot())?.id;
  if (!snapshotId)
    throw new AppError('not-found', 'snapshot-none', '平台还没有指标快照，不能预览名单。请先生成快照。');
  await refuseSuperseded(scope, snapshotId);
  const run = await latestScoreRun(snapshotId);
  const [snapshot, scores] = await Promise.all([
    openSnapshot(snapshotId),
    run ? openScores(run.id) : undefined,
  ]);
  const { rules, ranking, cap, batchIds, districts } = definition;
  const { knownAt } = snapshot.manifest;
  const inBatches = batchIds.length > 0 ? await enterprisesInBatches(batchIds, knownAt) : undefined;
  const enterprises = inBatches && {
    key: `batches:${batchIds.join(',')}`,
    rows: bitsOf(snapshot, inBatches),
  };
  const blind = scope.kind === 'bank';
  const found = await lookAt(
    scope,
    { snapshot, scores },
    {
      rules,
      within: { districts, enterprises },
      top: { ranking, rows: blind ? 0 : Math.max(SHOWN, cap ?? 0) },
    },
  );
  const source = columnsOf(snapshot, scores);
  const cut = cap !== null && cap < found.passCount;
  const kept = cut ? (blind ? [] : found.top.slice(0, cap)) : rowsOf(found.pass);
  const limits = sumOfLimits(source, kept, definition);
  const unknown = cut && blind ? cap : limits.unknown;
  const members = cut ? cap : found.passCount;
  const rows = blind
    ? await authorisedFirst(scope, snapshot, source, definition, inBatches)
    : found.top.slice(0, Math.min(SHOWN, members));
  return {
    snapshotId,
    members,
    referred: found.referCount,
    limitTotalFen: limits.known < SMALLEST_CELL ? undefined : blind ? toMillion(limits.total) : limits.total,
    limitUnknown: blind ? Math.round(unknown / SMALLEST_CELL) * SMALLEST_CELL : unknown,
    first: await linesOf(scope, snapshot, source, rows, definition),
    blind,
  };
}

/** 分 to the nearest million 元, as a bank's other sums. */
function toMillion(sum: bigint): bigint {
  return ((sum + MILLION / 2n) / MILLION) * MILLION;
}

function bitsOf(snapshot: Snapshot, ids: ReadonlySet<bigint>): Bitset {
  const bits = new Uint32Array((snapshot.rows + 31) >>> 5);
  for (let row = 0; row < snapshot.rows; row++)
    if (ids.has(snapshot.enterpriseId[row]!)) bits[row >> 5]! |= 1 << (row & 31);
  return bits;
}

function* rowsOf(bits: Bitset): Generator<number> {
  for (let row = 0; row < bits.length * 32; row++) if (bitAt(bits, row)) yield row;
}

function sumOfLimits(source: ColumnSource, rows: Iterable<number>, definition: WhitelistDefinition) {
  let [total, known, unknown] = [0n, 0, 0];
  for (const row of rows) {
    const amount = limitOf(source, row, definition);
    if (amount === undefined) unknown += 1;
    else {
      total += amount;
      known += 1;
    }
  }
  return { total, known, unknown };
}

/** Of the enterprises that authorised the bank, those that pass, by rank. */
async function authorisedFirst(
  scope: BankScope,
  snapshot: Snapshot,
  source: ColumnSource,
  definition: WhitelistDefinition,
  inBatches: ReadonlySet<bigint> | undefined,
): Promise<number[]> {
  const ids = new Set(await consentingEnterprises(scope, instant(new Date()), AUTHORISED));
  if (ids.size === 0) return [];
  const known = inBatches ? new Set([...ids].filter((id) => inBatches.has(id))) : ids;
  return [...rowsInScope(snapshot, definition, known)]
    .filter((row) => evaluateRow(definition.rules, readerOf(source, row)).outcome === 'pass')
    .sort(byRanking(source, definition.ranking))
    .slice(0, SHOWN);
}

async function linesOf(
  scope: BankScope | OperatorScope,
  snapshot: Snapshot,
  source: ColumnSource,
  rows: readonly number[],
  definition: WhitelistDefinition,
): Promise<MemberLine[]> {
  const names = await nameMembers(
    scope,
    rows.map((row) => snapshot.enterpriseId[row]!),
    false, // no pseudonym stands here
  );
  const score = source.column(SCORE_FEATURE);
  return rows.map((row, i) => ({
    ...(names.get(snapshot.enterpriseId[row]!) as MemberName),
    rank: i + 1,
    outcome: 'pass',
    score: score && !Number.isNaN(score[row]!) ? score[row] : undefined,
    limitFen: limitOf(source, row, definition),
  }));
}
