import type { ModelManifest } from './model-files';

export type GoldenRow = {
  readonly inputs: readonly number[];
  readonly prior: number;
  readonly outputs: readonly number[];
};

/** Columns of golden.csv after the inputs: `pd, score`, then for a scorecard points, evidence, known. */
export function goldenOutputs(manifest: ModelManifest, scored: readonly string[]): string[] {
  if (manifest.kind === 'trees') return ['pd', 'score'];
  const sources = manifest.sources.map((s) => s.key);
  return [
    'pd',
    'score',
    ...scored.map((f) => `points:${f}`),
    ...sources.map((s) => `evidence:${s}`),
    ...sources.map((s) => `known:${s}`),
  ];
}

/**
 * Golden rows from golden.csv: inputs (empty = unknown), prior, then the outputs.
 * @param scored features with points, in the card's order; [] for trees
 * @returns undefined when the header is not the manifest's or a row has not its width
 */
export function parseGolden(
  text: string,
  manifest: ModelManifest,
  scored: readonly string[],
): GoldenRow[] | undefined {
  const { features } = manifest;
  const header = [...features, 'prior', ...goldenOutputs(manifest, scored)];
  const [first, ...lines] = text.trimEnd().split('\n');
  if (first !== header.join(',') || lines.length === 0) return undefined;
  const rows: GoldenRow[] = [];
  for (const line of lines) {
    const cells = line.split(',').map(cellOf);
    const outputs = cells.slice(features.length + 1);
    if (cells.length !== header.length || outputs.some(Number.isNaN)) return undefined;
    rows.push({ inputs: cells.slice(0, features.length), prior: cells[features.length] as number, outputs });
  }
  return rows;
}

function cellOf(cell: string): number {
  if (cell === '') return Number.NaN;
  if (cell === 'inf') return Number.POSITIVE_INFINITY;
  return cell === '-inf' ? Number.NEGATIVE_INFINITY : Number(cell);
}

/** Largest absolute difference of golden outputs and what an evaluation gave, NaN counts as infinite. */
export function goldenDistance(golden: readonly GoldenRow[], given: readonly (readonly number[])[]): number {
  let worst = 0;
  golden.forEach((row, r) => {
    row.outputs.forEach((want, c) => {
      const distance = Math.abs(want - (given[r]?.[c] ?? Number.NaN));
      if (!(distance <= worst)) worst = Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance;
    });
  });
  return worst;
}
