import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { sourceOf } from '../domain/registry';
import { SOURCE_KEYS, type SourceKey } from '../domain/source';
import { type Suggestion, suggestProfile as suggest } from '../domain/suggest';
import { openTable } from './read-table';

/** Enough rows to see the spellings of a column, few enough to answer at once on a file of any size. */
const SAMPLE_ROWS = 500;

export type ProfileSuggestion = Suggestion & {
  readonly file: string;
  readonly encoding: string;
  readonly sampledRows: number;
};

/**
 * Proposes a profile for a file of an unknown layout; writes nothing.
 * @throws AppError invalid `source-unknown`, or what `openTable` says of an unreadable file
 */
export async function suggestProfile(source: string, file: string): Promise<ProfileSuggestion> {
  if (!(SOURCE_KEYS as readonly string[]).includes(source))
    throw new AppError(
      'invalid',
      'source-unknown',
      `没有信源“${source}”。可用的信源：${SOURCE_KEYS.join('、')}。`,
    );
  const table = await openTable(file, {});
  const rows: string[][] = [...table.titleRows.map((row) => [...row]), [...table.header]];
  for await (const { cells } of table.rows) {
    rows.push([...cells]);
    if (rows.length > SAMPLE_ROWS) break;
  }
  const suggestion = suggest(sourceOf(source as SourceKey), rows, path.basename(file));
  return { ...suggestion, file: path.basename(file), encoding: table.encoding, sampledRows: rows.length };
}
