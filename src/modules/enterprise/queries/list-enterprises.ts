import { instant } from '@/kernel/period';
import type { DistrictScope, OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { EnterpriseLine } from '../domain/enterprise';

export type EnterprisePage = {
  readonly enterprises: readonly EnterpriseLine[];
  readonly next: string | undefined;
};

/**
 * Enterprises in order of their number; `next` is the `after` of the following page. A district sees its own.
 * @param query.nameStart beginning of the normalised name
 */
export async function listEnterprises(
  scope: DistrictScope | OperatorScope,
  query: {
    readonly after?: string;
    readonly limit: number;
    readonly districtCode?: string;
    readonly nameStart?: string;
  },
): Promise<EnterprisePage> {
  const districtCode = scope.kind === 'district' ? scope.districtCode : query.districtCode;
  const rows = await db().enterprise.findMany({
    where: {
      ...(query.after === undefined ? {} : { id: { gt: BigInt(query.after) } }),
      ...(districtCode === undefined ? {} : { districtCode }),
      ...(query.nameStart ? { nameNorm: { startsWith: query.nameStart } } : {}),
    },
    orderBy: { id: 'asc' },
    take: query.limit + 1,
  });
  const enterprises = rows.slice(0, query.limit).map((row) => ({
    id: String(row.id),
    uscc: row.uscc ?? undefined,
    name: row.name,
    districtCode: row.districtCode ?? undefined,
    industryCode: row.industryCode ?? undefined,
    firstKnownAt: instant(row.firstKnownAt),
  }));
  return { enterprises, next: rows.length > query.limit ? enterprises.at(-1)?.id : undefined };
}
