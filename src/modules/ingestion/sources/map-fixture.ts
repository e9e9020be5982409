import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { compileProfile } from '../domain/map-row';
import { profileSchema } from '../domain/profile';
import { sourceOf } from '../domain/registry';
import type { SourceKey } from '../domain/source';

/** Test support: a source's fixture.csv through its city profile, one result per row. */
export function mapFixture(key: SourceKey) {
  const read = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8');
  const profile = profileSchema.parse(JSON.parse(read(`../profiles/city-${key}.json`)));
  const [header, ...rows] = parse(read(`${key}/fixture.csv`)) as string[][];
  const compiled = compileProfile(profile, sourceOf(key), header ?? []);
  if (!compiled.ok) throw new Error(`${key}: ${compiled.code} ${compiled.detail}`);
  return rows.map((cells) => compiled.value.map(cells));
}
