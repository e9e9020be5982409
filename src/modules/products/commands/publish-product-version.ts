import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';

/**
 * 复核发布: a second person makes a draft version the live terms. A published version never changes.
 * @throws AppError not-found; conflict when the checker is the maker, the version is not a draft, or
 *   a later version is already live
 */
export async function publishProductVersion(
  actor: Actor,
  input: { versionId: bigint; now?: Date },
): Promise<{ code: string; version: number }> {
  return audited(actor, async (tx) => {
    const row = await tx.productVersion.findUnique({
      where: { id: input.versionId },
      include: { product: true },
    });
    if (!row) throw new AppError('not-found', 'product-version-unknown', '没有这个产品版本，请刷新后重试。');
    if (row.madeBy === actor.login) {
      throw new AppError('conflict', 'checker-is-maker', '制单人不能复核自己的产品版本，请由另一人发布。');
    }
    const later = await tx.productVersion.findFirst({
      where: { productId: row.productId, version: { gt: row.version }, status: 'published' },
    });
    if (later) {
      throw new AppError('conflict', 'product-version-superseded', '更新的版本已发布，本版本不能再发布。');
    }
    const { count } = await tx.productVersion.updateMany({
      where: { id: row.id, status: 'draft' },
      data: { status: 'published', checkedBy: actor.login, publishedAt: input.now ?? new Date() },
    });
    if (count === 0) {
      throw new AppError('conflict', 'product-version-not-draft', '该版本已被处理，请刷新后查看。');
    }
    const terms = row.terms as { kind: string; name: string };
    await tx.product.update({
      where: { id: row.productId },
      data: { kind: terms.kind, name: terms.name },
    });
    return {
      result: { code: row.product.code, version: row.version },
      entry: {
        action: 'publish-product-version',
        subject: `product-version:${row.id}`,
        before: { status: 'draft', madeBy: row.madeBy },
        after: { status: 'published', checkedBy: actor.login },
      },
    };
  });
}
