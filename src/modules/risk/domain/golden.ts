import type { ModelManifest } from './model-files';

export type GoldenRow = { readonly inputs: readonly number[]; readonly outputs: readonly number[] };

/**
 * Golden rows from golden.csv: inputs (empty = unknown), then points per feature, logit, pd, score.
 * @returns undefined when the header is not the manifest's or a row has not its width
 */
export function parseGolden(text: string, manifest: ModelManifest): GoldenRow[] | undefined {
  const { features } = manifest.input;
  const header = [...features, ...features.map((f) => `points:${f}`), 'logit', 'pd', 'score'].join(',');
  const [first, ...lines] = text.trimEnd().split('\n');
  if (first !== header || lines.length === 0) return undefined;
  const width = 2 * features.length + 3;
  const rows: GoldenRow[] = [];
  for (const line of lines) {
    const cells = line.split(',').map((c) => (c === '' ? Number.NaN : Number(c)));
    const outputs = cells.slice(features.length);
    if (cells.length !== width || outputs.some(Number.isNaN)) return undefined;
    rows.push({ inputs: cells.slice(0, features.length), outputs });
  }
  return rows;
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
