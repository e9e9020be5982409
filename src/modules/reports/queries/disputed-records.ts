import { db } from '@/server/db';

/** Records of an enterprise an objection to which is open, by `recordKey`: they are shown with a note (征信业管理条例 25). */
export async function disputedRecords(enterpriseId: bigint): Promise<Set<string>> {
  const rows = await db().redressCase.findMany({
    where: { enterpriseId, kind: 'objection', open: true },
    select: { targetKey: true },
  });
  return new Set(rows.map((row) => row.targetKey));
}
