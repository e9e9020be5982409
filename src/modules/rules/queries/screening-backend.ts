import { createHash } from 'node:crypto';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import { PD_FEATURE, SCORE_FEATURE, type ScoreColumns } from '@/modules/risk/domain/score';
import type { ScreeningBackend } from '../domain/screening-backend';
import { type ScreeningTable, screeningTableName } from '../domain/sql/screening-table';
import { screen } from './screen';
import { sqlBackend } from './sql/sql-backend';

type Screened = {
  readonly snapshot: Snapshot;
  readonly scores: Pick<ScoreColumns, 'runId' | 'score' | 'pd'> | undefined;
};

/** The table of a snapshot with its scores on an SQL engine, whether it was loaded or not. */
export function screeningTableOf({ snapshot, scores }: Screened): ScreeningTable {
  const { id, features, dictionaries } = snapshot.manifest;
  const mark = scores && createHash('sha256').update(scores.runId).digest('hex').slice(0, 8);
  return {
    name: screeningTableName(id, mark),
    features: new Set([...features.map(({ key }) => key), ...(scores ? [SCORE_FEATURE, PD_FEATURE] : [])]),
    dictionary: (key) => dictionaries[key],
  };
}

/** What screens an opened snapshot. `sql` wants its table loaded (`xyd screening-table load`). */
export function screeningBackend(kind: ScreeningBackend['kind'], screened: Screened): ScreeningBackend {
  if (kind === 'columnar') return { kind, screen: (rules) => screen({ ...screened, rules }) };
  return sqlBackend(screeningTableOf(screened), screened.snapshot.enterpriseId);
}
