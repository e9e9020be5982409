import { type Instant, type IsoDate, instant, isIsoDate } from '@/kernel/period';
import { SOURCE_KEYS, type SourceKey } from './source';

/** A file of the city's own bureaus, by its place and name. */
export type CityFile = {
  readonly path: string;
  readonly source: SourceKey;
  readonly publishedOn: IsoDate | undefined;
};

/**
 * Reads `<published>/<source>.csv` or `<source>__….csv` with an optional `__<published>` at the end (also
 * `.csv.gz`, `.xlsx`). @returns undefined when the name holds no source
 */
export function parseCityFile(relativePath: string): CityFile | undefined {
  const parts = relativePath.split('/');
  const stem = (parts.at(-1) ?? '').replace(/\.(csv|csv\.gz|xlsx|xls)$/, '');
  const [name, ...rest] = stem.split('__');
  const source = SOURCE_KEYS.find((key) => key === name);
  if (!source || stem === parts.at(-1)) return undefined;
  const day = [rest.at(-1), parts.at(-2)].find((text) => text !== undefined && isIsoDate(text));
  return { path: relativePath, source, publishedOn: day as IsoDate | undefined };
}

/** Oldest publication first, then by source: a later file supersedes an earlier one. */
export function inCityOrder(files: readonly CityFile[]): CityFile[] {
  const key = (file: CityFile) => `${file.publishedOn ?? '9999-12-31'} ${file.path}`;
  return [...files].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** When history published on a day is taken to have been known: noon of that day in Tianjin (UTC+8). */
export function noonOf(day: IsoDate): Instant {
  return instant(`${day}T04:00:00.000Z`);
}
