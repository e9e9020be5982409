import path from 'node:path';
import { AppError } from '@/kernel/errors';
import type { Profile } from '../domain/profile';
import { fittingProfiles } from '../domain/profile-fit';
import { sourceOf } from '../domain/registry';
import type { SourceKey } from '../domain/source';
import { listProfiles } from './load-profile';
import { HEADER_WITHIN, openTable } from './read-table';

/**
 * The one profile whose headings the file has, in whichever of its first rows they stand.
 * @throws AppError invalid `profile-not-found` (none fits), `profile-ambiguous` (several do; named)
 */
export async function chooseProfile(file: string, source?: SourceKey): Promise<Profile> {
  const profiles = listProfiles().filter((p) => source === undefined || p.source === source);
  const table = await openTable(file, {});
  const rows: (readonly string[])[] = [table.header];
  for await (const { cells } of table.rows) {
    rows.push(cells);
    if (rows.length >= HEADER_WITHIN) break;
  }
  const fitting = new Set(rows.flatMap((row) => fittingProfiles(profiles, sourceOf, row)));
  const [only, ...others] = fitting;
  const name = path.basename(file);
  if (!only)
    throw new AppError(
      'invalid',
      'profile-not-found',
      `没有字段映射与“${name}”的表头相符。请用 --profile 指定，或用 xyd profile suggest 为它拟一个。`,
      { firstRow: rows[0]?.slice(0, 20) },
    );
  if (others.length > 0)
    throw new AppError(
      'invalid',
      'profile-ambiguous',
      `“${name}”的表头与几个字段映射都相符：${[...fitting].map((p) => p.key).join('、')}。请用 --profile 指定一个。`,
    );
  return only;
}
