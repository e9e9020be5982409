/** So many points more of a source unknown than before: something happened to its supply. */
export const MISSING_RISE = 0.1;

export type SourceMissing = {
  readonly source: string;
  readonly label: string;
  /** firms whose source is unknown, as shares; undefined = not counted then */
  readonly now: number | undefined;
  readonly before: number | undefined;
};

type Known = ReadonlyMap<string, Uint8Array>;

/** 缺失率: share of firms each source of the model says nothing of, now and at the run before. */
export function missingRates(
  sources: readonly { readonly key: string; readonly label: string }[],
  now: Known,
  before: Known | undefined,
): SourceMissing[] {
  return sources.map(({ key, label }) => ({
    source: key,
    label,
    now: unknownShare(now.get(key)),
    before: unknownShare(before?.get(key)),
  }));
}

function unknownShare(known: Uint8Array | undefined): number | undefined {
  if (known === undefined || known.length === 0) return undefined;
  let rows = 0;
  for (let row = 0; row < known.length; row++) if (known[row] === 0) rows++;
  return rows / known.length;
}
