import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { tellBank } from '@/server/bank-outbox';
import { lockBuild } from './check-build';
import { readList } from './list-files';
import { writeEditionsJournal } from './write-editions-journal';
import { writeMembers } from './write-members';

/**
 * 发布: the second person's yes. The list becomes the next edition of its whitelist and never changes again.
 * @param input.version the build's version the checker looked at
 * @throws AppError not-found, conflict (own work, changed, ended), forbidden, unavailable (file)
 */
export async function publishWhitelist(
  scope: BankScope | OperatorScope,
  input: { readonly buildId: bigint; readonly version: number },
): Promise<{ editionId: bigint; number: number; members: number; sha256: string }> {
  const published = await audited(scope.actor, async (tx) => {
    const build = await lockBuild(tx, scope, { ...input, event: 'publish' });
    const { sha256, members } = build;
    const list = await readList(sha256);
    const last = await tx.whitelistEdition.aggregate({
      where: { whitelistId: build.whitelistId },
      _max: { number: true },
    });
    const number = (last._max.number ?? 0) + 1;
    const now = new Date();
    const edition = await tx.whitelistEdition.create({
      data: {
        whitelistId: build.whitelistId,
        number,
        buildId: build.id,
        sha256,
        members,
        publishedBy: scope.actor.login,
        publishedAt: now,
      },
    });
    if (build.whitelist.bankId !== null)
      await tellBank(tx, {
        ...{
          bankId: build.whitelist.bankId,
          type: 'list.published',
          subject: `list:${build.whitelistId}`,
          at: now,
        },
        data: { editionId: String(edition.id), code: build.whitelist.code, number, members },
      });
    const written = await writeMembers(tx, edition.id, list);
    if (written !== members) throw new Error(`list ${sha256} holds ${written} members, its build ${members}`);
    await tx.whitelistBuild.update({
      where: { id: build.id },
      data: { status: 'published', version: { increment: 1 }, checkedBy: scope.actor.login, checkedAt: now },
    });
    return {
      result: { editionId: edition.id, number, members, sha256 },
      entry: {
        action: 'publish-whitelist',
        subject: `whitelist-edition:${edition.id}`,
        before: { build: String(build.id), madeBy: build.madeBy },
        after: { whitelist: build.whitelist.code, number, members, sha256 },
      },
    };
  });
  await writeEditionsJournal();
  return published;
}
