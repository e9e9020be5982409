import type { ModelManifest, Scorecard } from '../model-files';
import type { ScoreColumns } from '../score';
import { GRAIN } from '../score-points';
import type { RowOutcome } from './calibration';

/**
 * Outcomes beside the evidence each source gave at the time, as CSV: what the weights of the sources are
 * fitted from. evidence = log odds of default the source's points stand for; 0 where it is unknown. Rows
 * in the order given; a firm the model abstained on has none.
 * @param outcomes with the row's enterprise
 */
export function outcomeEvidenceCsv(
  model: {
    readonly manifest: Pick<ModelManifest, 'sources' | 'score'>;
    readonly card: Pick<Scorecard, 'features'>;
  },
  scores: Pick<ScoreColumns, 'score' | 'prior' | 'points' | 'known'>,
  outcomes: readonly (RowOutcome & { readonly enterpriseId: bigint })[],
): { readonly csv: string; readonly rows: number; readonly bad: number } {
  const sources = model.manifest.sources.map(({ key }) => ({
    key,
    known: scores.known.get(key),
    points: model.card.features
      .filter((f) => f.source === key)
      .flatMap((f) => scores.points.get(f.key) ?? []),
  }));
  const counts = { rows: 0, bad: 0 };
  const lines = outcomes.flatMap(({ enterpriseId, row, bad }) => {
    if (Number.isNaN(scores.score[row]!)) return [];
    counts.rows++;
    counts.bad += Number(bad);
    const evidence = sources.map((s) => {
      const grains = s.points.reduce((sum, column) => sum + column[row]!, 0);
      return s.known?.[row] ? 0 - grains / GRAIN / model.manifest.score.factor : 0;
    });
    const known = sources.map((s) => s.known?.[row] ?? 0);
    return [[enterpriseId, Number(bad), scores.prior[row], ...evidence, ...known].join(',')];
  });
  const heads = ['evidence', 'known'].flatMap((of) => sources.map((s) => `${of}:${s.key}`));
  const csv = `${[['enterprise_id', 'bad', 'prior', ...heads].join(','), ...lines].join('\n')}\n`;
  return { csv, ...counts };
}
