import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import type { BatchSummary } from '../domain/batch';
import { type CityFile, inCityOrder, noonOf, parseCityFile } from '../domain/city-file';
import { KnownSubjects } from '../queries/known-subjects';
import { ingestFile } from './ingest-file';
import { type IngestProgress, notInTurn } from './ingest-table';

export type DirectoryProgress = IngestProgress & {
  readonly file: string;
  readonly nth: number;
  readonly of: number;
};

/** A file that names fewer new enterprises than one for so many known ones lets the next be read meanwhile. */
const FEW_NEW = 50;

/**
 * Takes in a folder of the city's own bureaus with the profiles `city-<source>`, oldest publication first
 * (names: see domain/city-file.ts). A file with a publication day counts as known at noon of that day.
 * While one file settles, the next is read. Yields each batch as it is done; stops at the first file that is
 * refused. Can simply be run again.
 * @throws AppError not-found `directory-empty`; what `ingestFile` throws, with the file named
 */
export async function* ingestDirectory(input: {
  readonly dir: string;
  readonly actor: Actor;
  readonly onProgress?: (progress: DirectoryProgress) => void;
}): AsyncGenerator<BatchSummary> {
  const files = await cityFiles(input.dir);
  const known = new KnownSubjects();
  const stop = new AbortController();
  let done = 0;
  const begin = (i: number, before: Promise<unknown>) => {
    const file = files[i]!;
    const noon = file.publishedOn === undefined ? undefined : noonOf(file.publishedOn);
    let settles: (ahead: boolean) => void = () => {};
    const ahead = new Promise<boolean>((resolve) => {
      settles = resolve;
    });
    const batch = ingestFile({
      file: path.join(input.dir, file.path),
      fileName: file.path,
      profileKey: `city-${file.source}`,
      actor: input.actor,
      publishedOn: file.publishedOn,
      knownAt: noon !== undefined && noon <= new Date().toISOString() ? noon : undefined,
      known,
      inTurn: { before, stop: stop.signal, onSettling: (named) => settles(named * FEW_NEW <= known.size) },
      onProgress: (progress) =>
        done === i && input.onProgress?.({ ...progress, file: file.path, nth: i + 1, of: files.length }),
    }).catch((error) => {
      if (!(error instanceof AppError)) throw error;
      throw new AppError(error.kind, error.code, `${file.path}：${error.message}`, error.detail);
    });
    batch.then(
      () => settles(true),
      () => settles(false),
    );
    return { batch, ahead };
  };
  let current = begin(0, Promise.resolve());
  let next: typeof current | undefined;
  try {
    for (; done < files.length; done++) {
      const isLast = done + 1 === files.length;
      if (!isLast && (await current.ahead)) next = begin(done + 1, current.batch);
      yield await current.batch;
      if (!isLast) current = next ?? begin(done + 1, current.batch);
      next = undefined;
    }
  } finally {
    // the one that was read ahead goes in only after those before it
    stop.abort(notInTurn());
    await next?.batch.catch(() => {});
  }
}

async function cityFiles(dir: string): Promise<readonly CityFile[]> {
  const names = await readdir(dir, { recursive: true }).catch(() => []);
  const files = inCityOrder(names.map(parseCityFile).filter((file) => file !== undefined));
  if (files.length > 0) return files;
  throw new AppError(
    'not-found',
    'directory-empty',
    `${dir} 里没有可导入的文件。文件名须为“信源.csv”或“信源__说明__公布日期.csv”。`,
  );
}
