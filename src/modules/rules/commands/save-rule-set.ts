import { createHash } from 'node:crypto';
import type { Actor } from '@/kernel/permissions';
import { type AuditEntry, audited } from '@/modules/audit/commands/audited';
import { canonicalJson } from '@/modules/features/domain/canonical-json';
import type { Prisma } from '@/server/prisma/client';
import type { Rule } from '../domain/expr';
import { parseRules } from './parse-rules';

/**
 * Keeps rules as the next immutable version under `code`; the same rules as the newest version are that
 * version, nothing new is written.
 * @throws AppError invalid `rules-malformed`, with every problem in words
 */
export async function saveRuleSet(
  actor: Actor,
  input: { readonly code: string; readonly rules: readonly Rule[] },
): Promise<{ id: bigint; version: number; sha256: string; isNew: boolean }> {
  const rules = parseRules(input.rules);
  const sha256 = createHash('sha256').update(canonicalJson(rules)).digest('hex');
  type Saved = { id: bigint; version: number; sha256: string; isNew: boolean };
  return audited<Saved>(actor, async (tx) => {
    // two makers at once: the second waits here, then sees the first one's version
    await tx.$queryRaw`SELECT id FROM rule_set WHERE code = ${input.code} ORDER BY version DESC LIMIT 1 FOR UPDATE`;
    const last = await tx.ruleSet.findFirst({ where: { code: input.code }, orderBy: { version: 'desc' } });
    const entry: AuditEntry = { action: 'save-rule-set', subject: `rule-set:${input.code}` };
    if (last?.sha256 === sha256)
      return {
        result: { id: last.id, version: last.version, sha256, isNew: false },
        entry: { ...entry, after: { version: last.version, unchanged: true } },
      };
    const version = (last?.version ?? 0) + 1;
    const made = await tx.ruleSet.create({
      data: {
        code: input.code,
        version,
        sha256,
        rules: rules as unknown as Prisma.InputJsonValue,
        createdBy: actor.login,
      },
    });
    return {
      result: { id: made.id, version, sha256, isNew: true },
      entry: { ...entry, before: { version: version - 1 }, after: { version, sha256, rules: rules.length } },
    };
  });
}
