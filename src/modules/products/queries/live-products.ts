import type { Rule } from '@/modules/rules/domain/expr';
import { db } from '@/server/db';
import type { ProductTerms } from '../domain/product';

/** The published version of a product with the highest number, and the rule set it names. */
export type LiveProduct = {
  readonly productId: bigint;
  readonly versionId: bigint;
  readonly code: string;
  readonly version: number;
  readonly bankId: bigint;
  readonly terms: ProductTerms;
  readonly ruleSetId: bigint;
  readonly rules: readonly Rule[];
};

// a published version never changes, so it is read once per process
const seen = new Map<bigint, LiveProduct>();

/** Every live product, by code. */
export async function liveProducts(): Promise<LiveProduct[]> {
  const heads = await db().productVersion.findMany({
    where: { status: 'published' },
    select: { id: true, productId: true, version: true },
    orderBy: [{ productId: 'asc' }, { version: 'asc' }],
  });
  const live = [...new Map(heads.map((h) => [h.productId, h.id])).values()];
  const missing = live.filter((id) => !seen.has(id));
  if (missing.length > 0) {
    const rows = await db().productVersion.findMany({
      where: { id: { in: missing } },
      include: { product: true },
    });
    const sets = await db().ruleSet.findMany({ where: { id: { in: rows.map((r) => r.ruleSetId) } } });
    const rulesOf = new Map(sets.map((s) => [s.id, s.rules as unknown as Rule[]]));
    for (const row of rows) {
      seen.set(row.id, {
        productId: row.productId,
        versionId: row.id,
        code: row.product.code,
        version: row.version,
        bankId: row.product.bankId,
        terms: row.terms as unknown as ProductTerms,
        ruleSetId: row.ruleSetId,
        rules: rulesOf.get(row.ruleSetId) ?? [],
      });
    }
  }
  return live.map((id) => seen.get(id) as LiveProduct).sort((a, b) => (a.code < b.code ? -1 : 1));
}
