import { featureOf } from '@/modules/features/domain/catalogue';
import type { ScoreExplanation } from './explanation';
import type { CardFeature, ModelSource } from './model-files';
import type { ScoreLine, ScoreSource } from './reasons';
import { binOf } from './scorecard';
import { binWords } from './value-words';

/** One feature with every bin of the card; which is the member's, only where its value may be read. */
export type VeiledLine = {
  readonly feature: string;
  readonly label: string;
  /** information value over the training sample; absent for expert points */
  readonly iv: number | undefined;
  /** in the card's order, the last one for 未知 */
  readonly bins: readonly { readonly words: string; readonly points: number }[];
  readonly seen: { readonly valueText: string; readonly bin: number } | undefined;
};

export type VeiledSource = Pick<ScoreSource, 'key' | 'label' | 'basis' | 'basisWords' | 'weight'> & {
  /** consent categories of all it rests on: its features and what its needs ask for */
  readonly rests: readonly string[];
  /** undefined: it rests on data the reader may not read */
  readonly seen: Pick<ScoreSource, 'known' | 'lacks' | 'points'> | undefined;
  readonly lines: readonly VeiledLine[];
};

type Told<S> = Omit<Extract<ScoreExplanation, { state: S }>, 'sources' | 'levers'> & {
  readonly sources: readonly VeiledSource[];
};
export type VeiledScore = Told<'scored'> | Told<'refer'> | Extract<ScoreExplanation, { state: 'not-scored' }>;

/**
 * A score as far as its reader may read the data behind it. Bin and points of a feature follow from its
 * value and the open model card, so they are shown where the value is. Whether a source is known and
 * what it sums to follow from all its features: shown where all of them, and those its needs ask for,
 * may be read. The score itself stands in every list the reader has.
 * @param readable whether values of a consent category may be read; undefined = a feature nobody knows
 */
export function veilScore(
  told: ScoreExplanation,
  card: { readonly features: readonly CardFeature[]; readonly sources: readonly ModelSource[] },
  readable: (category: string | undefined) => boolean,
): VeiledScore {
  if (told.state === 'not-scored') return told;
  const open = (feature: string) => readable(featureOf(feature)?.consent);
  const byKey = new Map(card.features.map((f) => [f.key, f]));
  const sources = told.sources.map(({ key, label, basis, basisWords, weight, ...s }): VeiledSource => {
    const needs = card.sources.find((c) => c.key === key)?.needs ?? [];
    const asked = [...s.lines.map((l) => l.feature), ...needs.map((n) => n.feature)];
    const whole = asked.every(open);
    const rests = [...new Set(asked.flatMap((f) => featureOf(f)?.consent ?? []))].sort();
    const seen = whole ? { known: s.known, lacks: s.lacks, points: s.points } : undefined;
    const lines = s.lines.map((l) => veilLine(l, byKey.get(l.feature) as CardFeature, open(l.feature)));
    return { key, label, basis, basisWords, weight, rests, seen, lines };
  });
  // why a model abstains says what single sources lack, but for its first line
  if (told.state === 'refer')
    return { ...told, sources, why: sources.every((s) => s.seen) ? told.why : told.why.slice(0, 1) };
  const { levers: _, ...scored } = told;
  const whole = new Set(sources.filter((s) => s.seen).flatMap((s) => s.lines.map((l) => l.feature)));
  // a reason says that its source counts
  return { ...scored, sources, reasons: told.reasons.filter((r) => whole.has(r.feature)) };
}

function veilLine(line: ScoreLine, feature: CardFeature, open: boolean): VeiledLine {
  const { edges, points, missing } = feature;
  const bins = [...points, missing].map((p, bin) => ({ words: binWords(feature, bin), points: p }));
  const bin = binOf(edges, line.value ?? Number.NaN);
  return {
    feature: line.feature,
    label: line.label,
    iv: line.iv,
    bins,
    seen: open ? { valueText: line.valueText, bin } : undefined,
  };
}

/** Consent categories of what is shown. */
export function categoriesSeen(score: VeiledScore): string[] {
  if (score.state === 'not-scored') return [];
  const seen = score.sources.flatMap((s) => [
    ...(s.seen ? s.rests : []),
    ...s.lines.flatMap((l) => (l.seen && featureOf(l.feature)?.consent) ?? []),
  ]);
  return [...new Set(seen)].sort();
}
