import type { IsoDate } from '@/kernel/period';
import { gradeOf } from '@/modules/risk/domain/grade';
import type { CardFeature, ModelManifest, Scorecard } from '@/modules/risk/domain/model-files';
import { PD_FEATURE, SCORE_FEATURE } from '@/modules/risk/domain/score';
import { basePoints, pdOfScore } from '@/modules/risk/domain/score-points';
import { pointsOf } from '@/modules/risk/domain/scorecard';
import type { FeatureReader, Operand } from '../expr';

/** 信用等级, as a product's terms name it. */
export const GRADE_FEATURE = 'score-grade';

export type ScoreModel = {
  readonly manifest: Pick<ModelManifest, 'features' | 'sources' | 'score' | 'minSources'>;
  readonly card: Pick<Scorecard, 'features'>;
  /** PD of the enterprise's portfolio, fraction */
  readonly prior: number;
  /** the day whose grade table is in force */
  readonly asOf: IsoDate;
  /** a fact as the card takes it: a code by its place in the dictionary, NaN = unknown */
  readonly encode: (feature: string, value: Operand | undefined) => number;
};

type SourceFacts = {
  readonly features: readonly CardFeature[];
  readonly least: number;
  readonly needs: readonly { readonly feature: string; readonly atLeast: number }[];
  readonly asked: boolean;
};

/** A score as a function of facts, as `evaluateScorecard` and the model's abstaining have it. */
export type ScoreOf = {
  readonly sources: readonly SourceFacts[];
  /** undefined = the model abstains */
  readonly score: (read: FeatureReader) => number | undefined;
  readonly known: (source: SourceFacts, read: FeatureReader) => boolean;
  /** points of a value, before it is asked whether its source is known */
  readonly points: (feature: CardFeature, value: Operand | undefined) => number;
};

export function scoreOf({ manifest, card, prior, encode }: ScoreModel): ScoreOf {
  const base = basePoints(prior, manifest.score);
  const sources = manifest.sources.map((s) => ({
    features: card.features.filter((f) => f.source === s.key),
    least: s.leastFeatures,
    needs: s.needs,
    asked: manifest.minSources.of.includes(s.key),
  }));
  const known: ScoreOf['known'] = (source, read) => {
    let present = 0;
    for (const f of source.features) if (Number.isFinite(encode(f.key, read(f.key)))) present += 1;
    return (
      present >= source.least && source.needs.every((n) => encode(n.feature, read(n.feature)) >= n.atLeast)
    );
  };
  // the same few values of a fact are asked for many thousand times in a search
  const remembered = new Map(card.features.map((f) => [f, new Map<Operand | undefined, number>()]));
  const points: ScoreOf['points'] = (feature, value) => {
    const held = remembered.get(feature);
    const before = held?.get(value);
    if (before !== undefined) return before;
    const given = pointsOf(feature, encode(feature.key, value));
    held?.set(value, given);
    return given;
  };
  const score: ScoreOf['score'] = (read) => {
    let asked = 0;
    let sum = 0;
    for (const source of sources) {
      if (!known(source, read)) continue;
      if (source.asked) asked += 1;
      let own = 0;
      for (const f of source.features) own += points(f, read(f.key));
      sum += own;
    }
    return asked < manifest.minSources.atLeast ? undefined : base + sum;
  };
  return { sources, score, known, points };
}

/** Score, PD and grade for facts read this way; all undefined where the model abstains. */
export function scoreReader(model: ScoreModel, of: ScoreOf): (read: FeatureReader) => FeatureReader {
  return (read) => readerAt(model, of.score(read));
}

/** What the rules read at one score. */
export function readerAt({ manifest, asOf }: ScoreModel, score: number | undefined): FeatureReader {
  return (key) => {
    if (score === undefined) return undefined;
    if (key === SCORE_FEATURE) return score;
    if (key === PD_FEATURE) return pdOfScore(score, manifest.score);
    return key === GRADE_FEATURE ? gradeOf(score, asOf) : undefined;
  };
}
