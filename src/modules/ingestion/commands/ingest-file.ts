import { createReadStream } from 'node:fs';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import type { Instant, IsoDate } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import type { BatchSummary } from '../domain/batch';
import type { Profile } from '../domain/profile';
import { SOURCE_KEYS, type SourceKey } from '../domain/source';
import { chooseProfile } from '../queries/choose-profile';
import { hashFile } from '../queries/inspect-file';
import { KnownSubjects } from '../queries/known-subjects';
import { loadProfile } from '../queries/load-profile';
import { type OpenedTable, openTable } from '../queries/read-table';
import { type IngestProgress, type InTurn, ingestTable } from './ingest-table';

export type IngestFileInput = {
  readonly file: string;
  /** Name under which the batch is listed; the file's own otherwise. */
  readonly fileName?: string;
  readonly source?: string;
  /** Without it the one profile whose headings the file has. */
  readonly profileKey?: string;
  readonly actor: Actor;
  readonly publishedOn?: IsoDate;
  readonly knownAt?: Instant;
  /** Shared by the files of a run, so that enterprises are read once for all. */
  readonly known?: KnownSubjects;
  readonly inTurn?: InTurn;
  readonly onProgress?: (progress: IngestProgress) => void;
};

/**
 * Takes in one provider file, all or nothing. The same file under the same profile a second time returns
 * the first batch with `alreadyIngested` and changes nothing.
 * @throws AppError not-found (file, profile), invalid (file refused whole: the batch stays as `refused`
 *         with the words), conflict `known-at-rewrites-history`, unavailable
 */
export async function ingestFile(input: IngestFileInput): Promise<BatchSummary> {
  const identity = await hashFile(input.file);
  const profile = await profileFor(input);
  return ingestTable({
    ...identity,
    fileName: input.fileName ?? path.basename(input.file),
    open: () => openByProfile(input.file, profile),
    profile,
    actor: input.actor,
    publishedOn: input.publishedOn,
    knownAt: input.knownAt,
    onProgress: input.onProgress,
    known: input.known ?? new KnownSubjects(),
    inTurn: input.inTurn,
    bounded: true,
    published: () => createReadStream(input.file),
  });
}

/** A file read as its profile says. */
export function openByProfile(
  file: string,
  { encoding, sheet, subject, fields }: Profile,
): Promise<OpenedTable> {
  const expectHeadings = [...subject, ...Object.values(fields)].flatMap((c) => c.heading);
  return openTable(file, { encoding, sheet, expectHeadings });
}

async function profileFor(input: IngestFileInput): Promise<Profile> {
  const { source } = input;
  if (source !== undefined && !(SOURCE_KEYS as readonly string[]).includes(source))
    throw new AppError(
      'invalid',
      'source-unknown',
      `没有信源“${source}”。可用的信源：${SOURCE_KEYS.join('、')}。`,
    );
  if (input.profileKey === undefined) return chooseProfile(input.file, source as SourceKey | undefined);
  const profile = loadProfile(input.profileKey);
  if (source !== undefined && profile.source !== source)
    throw new AppError(
      'invalid',
      'profile-of-other-source',
      `字段映射“${profile.key}”属于信源 ${profile.source}，不是 ${source}。请改正其中之一。`,
    );
  return profile;
}
