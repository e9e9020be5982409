import { featureOf } from '@/modules/features/domain/catalogue';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import type { ModelManifest, Scorecard } from '../model-files';
import type { ScoreColumns } from '../score';
import { AGE_BANDS, ageBands } from './age-bands';
import { type DriftAlert, driftAlerts } from './alerts';
import { binCounts } from './bin-counts';
import { calibrationByGrade, type GradeCalibration, type RowOutcome } from './calibration';
import { type FairnessGroup, fairnessBy } from './fairness';
import { missingRates, type SourceMissing } from './missing';
import { type Psi, type PsiLevel, psiLevel, psiOf } from './psi';
import { bandCounts, bandTableAt, bandWords } from './score-bands';

/** One run with the snapshot it scored, rows in the same order. */
export type ScoredRows = {
  readonly snapshot: Pick<Snapshot, 'manifest' | 'rows' | 'has' | 'column'>;
  readonly scores: Pick<ScoreColumns, 'pd' | 'score' | 'known'>;
};

export type FeatureDrift = {
  readonly key: string;
  readonly label: string;
  readonly source: string;
  readonly sourceLabel: string;
  /** expert points have no training sample */
  readonly expert: boolean;
  /** firms whose source is known now; undefined = the snapshot does not hold the feature */
  readonly firms: number | undefined;
  /** undefined = unknown */
  readonly training: Psi | undefined;
  readonly previous: Psi | undefined;
  /** the graver of the two */
  readonly level: PsiLevel;
};

export type DriftFigures = {
  readonly features: readonly FeatureDrift[];
  readonly score: {
    /** `before` is undefined where there is no earlier run */
    readonly bands: readonly {
      readonly band: string;
      readonly now: number;
      readonly before: number | undefined;
    }[];
    readonly referred: { readonly now: number; readonly before: number | undefined };
    readonly previous: Psi | undefined;
  };
  readonly missing: readonly SourceMissing[];
  /** groups are undefined where the snapshot does not hold the code */
  readonly fairness: readonly {
    readonly by: string;
    readonly label: string;
    readonly groups: readonly FairnessGroup[] | undefined;
  }[];
  readonly calibration: readonly GradeCalibration[];
  readonly alerts: readonly DriftAlert[];
};

/**
 * How a run of a model differs from what the model was made on and from the run before, whether its
 * promises held, and whom it serves.
 * @param card undefined for trees: no bins, so no shift per feature
 */
export function driftFigures(
  model: {
    readonly manifest: Pick<ModelManifest, 'sources'>;
    readonly card: Pick<Scorecard, 'features'> | undefined;
  },
  now: ScoredRows,
  before: ScoredRows | undefined,
  outcomes: readonly RowOutcome[],
): DriftFigures {
  const { sources } = model.manifest;
  const { asOf } = now.snapshot.manifest;
  const figures = {
    features: featureDrift(model, now, before),
    score: scoreDrift(now, before),
    missing: missingRates(sources, now.scores.known, before?.scores.known),
    fairness: fairnessTables(now),
    calibration: calibrationByGrade(outcomes, now.scores, asOf),
  };
  return { ...figures, alerts: driftAlerts(figures) };
}

const GRAVITY: readonly PsiLevel[] = ['unknown', 'steady', 'watch', 'alert'];

function featureDrift(
  { manifest, card }: Parameters<typeof driftFigures>[0],
  now: ScoredRows,
  before: ScoredRows | undefined,
): FeatureDrift[] {
  const sources = new Map(manifest.sources.map((s) => [s.key, s]));
  return (card?.features ?? []).map(({ key, label, source, edges, count }) => {
    const counted = (of: ScoredRows | undefined) =>
      of?.snapshot.has(key)
        ? binCounts(edges, of.snapshot.column(key), of.scores.known.get(source))
        : undefined;
    const [mine, earlier] = [counted(now), counted(before)];
    const training = mine && count ? psiOf(mine, count) : undefined;
    const previous = mine && earlier ? psiOf(mine, earlier) : undefined;
    const levels = [psiLevel(training), psiLevel(previous)];
    return {
      key,
      label,
      source,
      sourceLabel: sources.get(source)?.label ?? source,
      expert: count === undefined,
      firms: mine?.reduce((a, b) => a + b, 0),
      training,
      previous,
      level: GRAVITY.findLast((level) => levels.includes(level))!,
    };
  });
}

function scoreDrift(now: ScoredRows, before: ScoredRows | undefined): DriftFigures['score'] {
  const table = bandTableAt(now.snapshot.manifest.asOf);
  const counts = bandCounts(now.scores.score, table);
  const earlier = before && bandCounts(before.scores.score, table);
  const referred = (rows: number, bands: Int32Array) => rows - bands.reduce((a, b) => a + b, 0);
  return {
    bands: bandWords(table).map((band, i) => ({ band, now: counts[i]!, before: earlier?.[i] })),
    referred: {
      now: referred(now.snapshot.rows, counts),
      before: before && earlier && referred(before.snapshot.rows, earlier),
    },
    previous: earlier && psiOf(counts, earlier),
  };
}

const CODES = ['district', 'size-class', 'industry-section'];
const AGE = 'age-months';

function fairnessTables({ snapshot, scores }: ScoredRows): DriftFigures['fairness'] {
  const { asOf, dictionaries } = snapshot.manifest;
  const byCode = CODES.map((by) => {
    const feature = featureOf(by);
    const groups = (dictionaries[by] ?? []).map((code) => ({ code, label: feature?.codes?.[code] ?? code }));
    return {
      by,
      label: feature?.label ?? by,
      groups: snapshot.has(by) ? fairnessBy(snapshot.column(by), groups, scores.score, asOf) : undefined,
    };
  });
  const ages = snapshot.has(AGE) ? ageBands(snapshot.column(AGE)) : undefined;
  return [
    ...byCode,
    { by: AGE, label: '成立时长', groups: ages && fairnessBy(ages, AGE_BANDS, scores.score, asOf) },
  ];
}
