import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { ProductTerms } from '../domain/product';

export type ProductVersionLine = {
  readonly versionId: bigint;
  readonly code: string;
  readonly version: number;
  readonly status: string;
  readonly terms: ProductTerms;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly checkedBy: string | null;
  readonly publishedAt: Date | null;
};

/** Every version, drafts too, of the bank's own products (all banks' for the operator), newest first. */
export async function productVersions(scope: BankScope | OperatorScope): Promise<ProductVersionLine[]> {
  const rows = await db().productVersion.findMany({
    where: scope.kind === 'bank' ? { product: { bankId: scope.bankId } } : {},
    include: { product: { select: { code: true } } },
    orderBy: { id: 'desc' },
    take: 500,
  });
  return rows.map((r) => ({
    versionId: r.id,
    code: r.product.code,
    version: r.version,
    status: r.status,
    terms: r.terms as unknown as ProductTerms,
    madeBy: r.madeBy,
    madeAt: r.madeAt,
    checkedBy: r.checkedBy,
    publishedAt: r.publishedAt,
  }));
}
