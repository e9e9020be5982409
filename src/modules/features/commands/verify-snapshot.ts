import { AppError } from '@/kernel/errors';
import { readManifest } from '../queries/open-snapshot';
import { discardDraft, draftSnapshot } from './draft-snapshot';

/**
 * Works a snapshot out once more, in full from the records, and compares the bytes. Writes nothing.
 * @throws AppError not-found (snapshot), internal `snapshot-differs`
 */
export async function verifySnapshot(id: string): Promise<void> {
  const { asOf, knownAt, arrowSha256 } = await readManifest(id);
  const again = await draftSnapshot({ asOf, knownAt });
  await discardDraft(again);
  if (again.manifest.arrowSha256 !== arrowSha256)
    throw new AppError(
      'internal',
      'snapshot-differs',
      `快照 ${id} 由记录重新生成后字节不同（新得 sha256 ${again.manifest.arrowSha256}）。指标定义可能已变，或记录被改动，请查明。`,
    );
}
