import { type Instant, instant } from '@/kernel/period';
import { db } from '@/server/db';
import type { Rule } from '../domain/expr';

export type RuleSetVersion = {
  readonly version: number;
  readonly sha256: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly rules: readonly Rule[];
};

/** The kept versions of one code, newest first; who may see them is for the caller to know. */
export async function ruleSetVersions(code: string, limit = 20): Promise<RuleSetVersion[]> {
  const rows = await db().ruleSet.findMany({
    where: { code },
    orderBy: { version: 'desc' },
    take: limit,
  });
  return rows.map(({ version, sha256, createdBy, createdAt, rules }) => ({
    version,
    sha256,
    createdBy,
    createdAt: instant(createdAt),
    rules: rules as unknown as Rule[],
  }));
}
