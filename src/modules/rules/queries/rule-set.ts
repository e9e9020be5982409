import { AppError } from '@/kernel/errors';
import { db } from '@/server/db';
import type { Rule } from '../domain/expr';

export type KeptRuleSet = {
  readonly id: bigint;
  readonly code: string;
  readonly version: number;
  readonly sha256: string;
  readonly rules: readonly Rule[];
};

/** One immutable version of rules. @throws AppError not-found `rule-set-unknown` */
export async function ruleSet(id: bigint): Promise<KeptRuleSet> {
  const row = await db().ruleSet.findUnique({ where: { id } });
  if (!row) throw new AppError('not-found', 'rule-set-unknown', `没有规则版本 ${id}。`);
  const { code, version, sha256 } = row;
  return { id: row.id, code, version, sha256, rules: row.rules as unknown as Rule[] };
}
