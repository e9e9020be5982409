import type { OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';

export type UnclaimedLine = {
  readonly enterpriseId: bigint;
  readonly uscc: string;
  readonly name: string;
  readonly districtCode: string | null;
};

/** Enterprises with a USCC that nobody holds an account of, by number: whom claim codes can be posted to. */
export async function unclaimedEnterprises(
  _scope: OperatorScope,
  { district, limit }: { district?: string; limit: number },
): Promise<UnclaimedLine[]> {
  return db().$queryRaw<UnclaimedLine[]>`
    SELECT e.id AS enterpriseId, e.uscc, e.name, e.district_code AS districtCode
    FROM enterprise e
    WHERE e.uscc IS NOT NULL AND (${district ?? null} IS NULL OR e.district_code = ${district ?? null})
      AND NOT EXISTS (SELECT 1 FROM user u WHERE u.enterprise_id = e.id AND u.disabled_at IS NULL)
    ORDER BY e.id LIMIT ${limit}`;
}
