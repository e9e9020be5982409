import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { canonicalJson } from '@/modules/features/domain/canonical-json';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import { liveProducts } from '@/modules/products/queries/live-products';
import { SCORE_FEATURE, type ScoreColumns } from '@/modules/risk/domain/score';
import { BLOCK_ROWS } from '@/modules/rules/domain/columnar/kernels';
import { manySets } from '@/modules/rules/domain/columnar/many-sets';
import { columnsOf } from '@/modules/rules/domain/snapshot-columns';
import { byRanking } from '@/modules/rules/domain/top-rows';
import { openLatest } from '@/modules/rules/queries/open-latest';
import { db } from '@/server/db';
import { env } from '@/server/env';
import { keepFile } from '@/server/keep-file';
import { runThread } from '@/server/thread';
import { BLOCKS_A_FILE, blockBytes, type MatchManifest } from '../domain/match-file';
import { collectLists } from './match-lists';
import type { MatchWork } from './match-worker';

export type MatchedAll = MatchManifest & {
  readonly id: string;
  /** false when this very match was there already */
  readonly isNew: boolean;
  /** ms of evaluating and writing bits, and of the lists */
  readonly ms: { readonly bits: number; readonly lists: number };
};

/** Below this one thread is enough. */
const THREAD_ROWS = 100_000;

/**
 * 全量撮合: every enterprise of a snapshot against the rules of every live product. Kept as files of bits – who
 * passes, and what every rule found – and as each product's list by score; the same snapshot, scores and product
 * versions are the same match. Killed under way it goes on where it stopped.
 * @throws AppError not-found (snapshot, score run)
 */
export async function matchAll(
  scope: OperatorScope,
  input: {
    readonly snapshotId?: string;
    readonly scoreRunId?: string;
    readonly onProgress?: (blocks: number, of: number) => void;
  },
): Promise<MatchedAll> {
  const { snapshot, scores, scoreRunId } = await openLatest(scope, input.snapshotId, input.scoreRunId);
  const products = await liveProducts();
  const many = manySets(products.map((p) => p.rules));
  const plan = {
    snapshotId: snapshot.manifest.id,
    scoreRunId: scoreRunId ?? null,
    rows: snapshot.rows,
    conditions: many.conditions.map((c) => canonicalJson(c)),
    products: products.map((p, i) => ({
      code: p.code,
      versionId: String(p.versionId),
      rules: p.rules.map(({ id, onUnknown }, r) => ({
        id,
        onUnknown,
        condition: many.sets[i]![r]!.condition,
      })),
    })),
  };
  const id = `M-${createHash('sha256').update(canonicalJson(plan)).digest('hex').slice(0, 16)}`;
  const folder = path.join(env().XYD_DATA_DIR, 'matches', id);
  const there = await db().matchRun.findUnique({ where: { id } });
  if (there) {
    const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as MatchManifest;
    return { ...manifest, id, isNew: false, ms: { bits: 0, lists: 0 } };
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const start = performance.now();
  await evaluate(snapshot, scores, many, folder, input.onProgress);
  const bits = performance.now() - start;
  const order = orderOf(snapshot, scores);
  const counts = await collectLists(folder, order, plan.products.length, blockBytes(plan));
  const manifest: MatchManifest = {
    ...plan,
    products: plan.products.map((p, i) => ({ ...p, ...counts[i]! })),
  };
  await keepFile(path.join(folder, 'manifest.json'), [Buffer.from(`${canonicalJson(manifest)}\n`)]);
  const lists = performance.now() - start - bits;
  await enter(scope, id, manifest);
  return { ...manifest, id, isNew: true, ms: { bits, lists } };
}

async function evaluate(
  snapshot: Snapshot,
  scores: ScoreColumns | undefined,
  many: MatchWork['many'],
  folder: string,
  onProgress?: (blocks: number, of: number) => void,
): Promise<void> {
  const { features, dictionaries } = snapshot.manifest;
  const columns = new Map(
    features.flatMap(({ key }) => (snapshot.has(key) ? [[key, snapshot.column(key)] as const] : [])),
  );
  const blocks = Math.ceil(snapshot.rows / BLOCK_ROWS);
  const files = Math.ceil(blocks / BLOCKS_A_FILE);
  const shares = snapshot.rows < THREAD_ROWS ? 1 : Math.max(1, Math.min(os.cpus().length, files));
  let done = 0;
  const work = {
    rows: snapshot.rows,
    columns,
    dictionaries,
    score: scores?.score,
    pd: scores?.pd,
    many,
    folder,
  };
  await Promise.all(
    Array.from({ length: shares }, (_, share) =>
      runThread('src/modules/matching/commands/match-worker.ts', { ...work, share, shares }, (n) => {
        done += n as number;
        onProgress?.(done, blocks);
      }),
    ),
  );
}

/** Rows by score, the best first, those without one last, ties by enterprise. */
function orderOf(snapshot: Snapshot, scores: ScoreColumns | undefined): Int32Array {
  const order = Int32Array.from({ length: snapshot.rows }, (_, row) => row);
  if (!scores) return order;
  return order.sort(byRanking(columnsOf(snapshot, scores), [{ feature: SCORE_FEATURE, direction: 'desc' }]));
}

async function enter(scope: OperatorScope, id: string, manifest: MatchManifest): Promise<void> {
  const { snapshotId, scoreRunId, rows, products } = manifest;
  const passing = products.reduce((n, p) => n + p.pass, 0);
  await audited(scope.actor, async (tx) => {
    // matched twice at once: the bits are the same, the first row stands
    await tx.$executeRaw`
      INSERT IGNORE INTO match_run (id, snapshot_id, score_run_id, enterprises, products, passing, made_by, made_at)
      VALUES (${id}, ${snapshotId}, ${scoreRunId}, ${rows}, ${products.length}, ${passing},
              ${scope.actor.login}, UTC_TIMESTAMP(3))`;
    const after = { snapshotId, scoreRunId, enterprises: rows, products: products.length, passing };
    return { result: undefined, entry: { action: 'match-all', subject: `match-run:${id}`, after } };
  });
}
