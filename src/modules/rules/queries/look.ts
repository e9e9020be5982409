import { createHmac } from 'node:crypto';
import path from 'node:path';
import type { BankScope, DistrictScope, OperatorScope } from '@/kernel/permissions';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import type { ScoreColumns } from '@/modules/risk/domain/score';
import { env } from '@/server/env';
import { StandingThread } from '@/server/thread';
import type { FeatureHistogram } from '../domain/feature-histogram';
import type { Counted, Look, Looked } from '../domain/screening-desk';
import { type Asked, answerBy, type DeskSource, Desks, type Onlooker } from './desks';
import type { ScreeningQuestion } from './screening-thread';

export type Scope = BankScope | DistrictScope | OperatorScope;
export type Opened = {
  readonly snapshot: Snapshot;
  readonly scores: Pick<ScoreColumns, 'runId' | 'score' | 'pd'> | undefined;
};

/** Below this a look takes less than a frame, and none needs a thread. */
const THREAD_ROWS = 100_000;
const MOST_HEAP_MB = 768;

// one of each per process, also across hot reloads
const held = globalThis as unknown as {
  xydScreening?: { thread: StandingThread; desks: Desks; handed: Map<string, number> };
};

function standing() {
  held.xydScreening ??= {
    thread: new StandingThread('src/modules/rules/queries/screening-thread.ts', MOST_HEAP_MB),
    desks: new Desks(folder()),
    handed: new Map(),
  };
  return held.xydScreening;
}

const folder = () => path.join(env().XYD_DATA_DIR, 'blind');

/**
 * One look at a snapshot as the scope may see it: the platform all of it, a district its own enterprises, a bank
 * in groups of at least ten (domain/blind-partition.ts). A city is looked at in a thread of its own.
 * @throws AppError unavailable `thread-ended`, `blind-…`
 */
export function lookAt(scope: Scope, opened: Opened, look: Look): Promise<Looked> {
  return ask(scope, opened, { look });
}

/** The same without the sets of rows. */
export function countAt(scope: Scope, opened: Opened, look: Look): Promise<Counted> {
  return ask(scope, opened, { count: look });
}

/** 分布 of numeric features; of a bank's, their shape alone. */
export function spreadsOf(
  scope: Scope,
  opened: Opened,
  features: readonly string[],
): Promise<FeatureHistogram[]> {
  return ask(scope, opened, { spreads: features });
}

async function ask<T>(scope: Scope, { snapshot, scores }: Opened, what: Asked): Promise<T> {
  const { thread, desks, handed } = standing();
  const key = `${snapshot.manifest.id}|${scores?.runId ?? ''}`;
  const onlooker = onlookerOf(scope);
  if (snapshot.rows < THREAD_ROWS) {
    if (!desks.has(key)) desks.hold(sourceOf(key, snapshot, scores));
    return answerBy(desks, key, onlooker, what) as T;
  }
  thread.begin();
  const source = handed.get(key) === thread.lives ? undefined : sourceOf(key, snapshot, scores);
  handed.set(key, thread.lives);
  for (const old of [...handed.keys()].filter((k) => k !== key).slice(0, -1)) handed.delete(old);
  const question: ScreeningQuestion = { folder: folder(), key, source, onlooker, ...what };
  return thread.ask<T>(question);
}

function onlookerOf(scope: Scope): Onlooker {
  if (scope.kind === 'bank') {
    const bank = String(scope.bankId);
    const { AUTH_SECRET = '' } = env();
    const salt = createHmac('sha256', AUTH_SECRET).update(`blind:${bank}`).digest().readInt32LE();
    return { kind: 'bank', bank, salt };
  }
  return scope.kind === 'district' ? { kind: 'district', code: scope.districtCode } : { kind: 'whole' };
}

function sourceOf(key: string, snapshot: Snapshot, scores: Opened['scores']): DeskSource {
  const { features, dictionaries } = snapshot.manifest;
  const columns = new Map(
    features.flatMap(({ key: f }) => (snapshot.has(f) ? [[f, snapshot.column(f)] as const] : [])),
  );
  return {
    key,
    rows: snapshot.rows,
    columns,
    dictionaries,
    ...(scores ? { score: shared(scores.score), pd: shared(scores.pd) } : {}),
  };
}

function shared(column: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(column.byteLength));
  copy.set(column);
  return copy;
}
