import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import type { BatchSummary } from '../domain/batch';
import { inCityOrder, noonOf, parseCityFile } from '../domain/city-file';
import { KnownSubjects } from '../queries/known-subjects';
import { ingestFile } from './ingest-file';
import type { IngestProgress } from './ingest-table';

export type DirectoryProgress = IngestProgress & {
  readonly file: string;
  readonly nth: number;
  readonly of: number;
};

/**
 * Takes in a folder of the city's own bureaus with the profiles `city-<source>`, oldest publication first
 * (names: see domain/city-file.ts). A file with a publication day counts as known at noon of that day.
 * Yields each batch as it is done; stops at the first file that is refused. Can simply be run again.
 * @throws AppError not-found `directory-empty`; what `ingestFile` throws, with the file named
 */
export async function* ingestDirectory(input: {
  readonly dir: string;
  readonly actor: Actor;
  readonly onProgress?: (progress: DirectoryProgress) => void;
}): AsyncGenerator<BatchSummary> {
  const names = await readdir(input.dir, { recursive: true }).catch(() => []);
  const files = inCityOrder(names.map(parseCityFile).filter((file) => file !== undefined));
  if (files.length === 0)
    throw new AppError(
      'not-found',
      'directory-empty',
      `${input.dir} 里没有可导入的文件。文件名须为“信源.csv”或“信源__说明__公布日期.csv”。`,
    );
  const known = new KnownSubjects();
  for (const [i, file] of files.entries()) {
    const noon = file.publishedOn === undefined ? undefined : noonOf(file.publishedOn);
    yield await ingestFile({
      file: path.join(input.dir, file.path),
      fileName: file.path,
      profileKey: `city-${file.source}`,
      actor: input.actor,
      publishedOn: file.publishedOn,
      knownAt: noon !== undefined && noon <= new Date().toISOString() ? noon : undefined,
      known,
      onProgress: (progress) =>
        input.onProgress?.({ ...progress, file: file.path, nth: i + 1, of: files.length }),
    }).catch((error) => {
      if (!(error instanceof AppError)) throw error;
      throw new AppError(error.kind, error.code, `${file.path}：${error.message}`, error.detail);
    });
  }
}
