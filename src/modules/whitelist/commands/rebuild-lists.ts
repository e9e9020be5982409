import { AppError } from '@/kernel/errors';
import { instant, isoDate } from '@/kernel/period';
import { buildSnapshot } from '@/modules/features/commands/build-snapshot';
import { featureVersions } from '@/modules/features/domain/manifest';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { scoreSnapshot } from '@/modules/risk/commands/score-snapshot';
import { loadModel } from '@/modules/risk/queries/load-model';
import { db } from '@/server/db';
import { SYSTEM_ACTOR } from '@/server/scopes';
import type { WhitelistDefinition } from '../domain/definition';
import type { BuildLine, Journal, ScoreRunLine, SnapshotLine } from '../domain/journal';
import { featuresSha256 } from '../queries/read-editions-journal';
import { evaluateDefinition } from './evaluate-definition';
import { restoreBuild } from './restore-editions';

/** Why a list is not what it was; the first that holds, in the order data flow. */
export type RebuildCause =
  | 'batch-differs'
  | 'features-changed'
  | 'snapshot-differs'
  | 'model-missing'
  | 'model-changed'
  | 'scores-differ'
  | 'rules-differ'
  | 'list-differs';

export type RebuiltList = {
  readonly whitelist: string;
  readonly buildId: string;
  /** null: the list was never published */
  readonly edition: { readonly id: string; readonly number: number } | null;
  readonly sha256: string;
  readonly identical: boolean;
  readonly cause?: RebuildCause;
  readonly words?: string;
};

type Fault = { readonly cause: RebuildCause; readonly words: string };
export type ListProgress = (step: 'snapshot' | 'score' | 'list', done: number, note: string) => void;

/**
 * Makes every list of a journal again on the rebuilt records: snapshot, scores, evaluation. One whose bytes
 * are those of then is entered with its edition and its members; one that differs is told, with the first
 * cause, and not entered: a list that is not what was published is not put under its number.
 * @param broken in words: the first batch that did not become what it was
 */
export async function rebuildLists(
  journal: Journal,
  broken: string | undefined,
  onProgress: ListProgress,
): Promise<RebuiltList[]> {
  const snapshots = new Map<string, Fault | undefined>();
  for (const line of journal.snapshot) {
    const fault = await snapshotAgain(line, (n) => onProgress('snapshot', n, `家企业 ${line.id}`));
    const first = fault && broken ? { cause: 'batch-differs' as const, words: broken } : fault;
    snapshots.set(line.id, first);
  }
  const runs = new Map<string, Fault | undefined>();
  for (const line of journal['score-run'])
    runs.set(
      line.id,
      snapshots.get(line.snapshotId) ??
        (await scoresAgain(line, (n) => onProgress('score', n, `家企业 ${line.id}`))),
    );
  const lists: RebuiltList[] = [];
  for (const build of journal.build) {
    onProgress('list', lists.length, `/${journal.build.length} 份名单`);
    const fault =
      snapshots.get(build.snapshotId) ??
      (build.scoreRunId === null ? undefined : runs.get(build.scoreRunId)) ??
      (await listAgain(journal, build));
    const { edition, sha256 } = build;
    lists.push({
      whitelist: journal.whitelist.find((w) => w.id === build.whitelistId)?.code ?? '',
      buildId: build.id,
      edition: edition && { id: edition.id, number: edition.number },
      sha256,
      identical: fault === undefined,
      ...fault,
    });
  }
  return lists;
}

async function snapshotAgain(
  line: SnapshotLine,
  onProgress: (n: number) => void,
): Promise<Fault | undefined> {
  if (line.featuresSha256 !== featuresSha256(featureVersions()))
    return {
      cause: 'features-changed',
      words: `快照 ${line.id} 的指标版本与本程序不同，请用当时版本的程序重建`,
    };
  const there = await db().snapshot.findUnique({ where: { id: line.id } });
  if (there?.arrowSha256 === line.arrowSha256 && (await isKept(line.id))) return undefined;
  const { manifest } = await buildSnapshot({
    asOf: isoDate(line.asOf),
    knownAt: instant(line.knownAt),
    actor: SYSTEM_ACTOR,
    onProgress,
  });
  if (manifest.id === line.id && manifest.arrowSha256 === line.arrowSha256) return undefined;
  const { rows, records } = manifest;
  const words =
    rows === line.rows && records === line.records
      ? `快照 ${line.id} 重建后内容不同（企业数、记录数相同）`
      : `快照 ${line.id} 原有 ${line.rows} 家企业、${line.records} 条记录，重建得 ${rows} 家、${records} 条`;
  return { cause: 'snapshot-differs', words };
}

/** Whether an earlier run of the rebuild left it whole. */
const isKept = (snapshotId: string): Promise<boolean> =>
  openSnapshot(snapshotId).then(
    () => true,
    () => false,
  );

async function scoresAgain(line: ScoreRunLine, onProgress: (n: number) => void): Promise<Fault | undefined> {
  const { id, snapshotId, model, version } = line;
  try {
    const { manifest } = await loadModel({ name: model, version });
    if (manifest.sha256 !== line.modelSha256)
      return {
        cause: 'model-changed',
        words: `模型 ${model}@${version} 的文件不是评分 ${id} 当时所用的那一个`,
      };
    const scored = await scoreSnapshot({
      ...{ snapshotId, model, version, onProgress },
      today: 'back-test',
      actor: SYSTEM_ACTOR,
    });
    if (scored.arrowSha256 === line.arrowSha256) return undefined;
    const words = `评分 ${id} 重算结果不同；请核对 models/priors.json 与运行环境`;
    return { cause: 'scores-differ', words };
  } catch (error) {
    if (!(error instanceof AppError) || !['not-found', 'unavailable'].includes(error.kind)) throw error;
    return { cause: 'model-missing', words: `模型 ${model}@${version} 不可用：${error.message}` };
  }
}

async function listAgain(journal: Journal, build: BuildLine): Promise<Fault | undefined> {
  const rules = journal['rule-set'].find((r) => r.id === build.ruleSetId);
  const kept = await db().ruleSet.findUnique({ where: { id: BigInt(build.ruleSetId) } });
  if (!rules || kept?.sha256 !== rules.sha256)
    return {
      cause: 'rules-differ',
      words: `名单 ${build.id} 的规则版本 ${build.ruleSetId} 与记录的 sha256 不符`,
    };
  const { snapshotId, scoreRunId } = build;
  const definition = build.definition as unknown as WhitelistDefinition;
  const ruleSetSha256 = rules.sha256;
  const list = await evaluateDefinition({ definition, snapshotId, scoreRunId, ruleSetSha256 });
  if (list.sha256 !== build.sha256 || (build.edition && build.edition.sha256 !== list.sha256))
    return {
      cause: 'list-differs',
      words: `名单 ${build.id} 重新评定得 ${list.count} 家，原 ${build.members} 家；内容不同`,
    };
  await restoreBuild(build, list);
  return undefined;
}
