import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';

/** Registers banks by code; a bank already there takes the name given. */
export async function saveBanks(
  actor: Actor,
  banks: readonly { code: string; name: string }[],
): Promise<{ saved: number }> {
  return audited(actor, async (tx) => {
    const held = new Map((await tx.bank.findMany()).map((b) => [b.code, b.name]));
    const changed = banks.filter((b) => held.get(b.code) !== b.name);
    for (const { code, name } of changed) {
      await tx.bank.upsert({ where: { code }, create: { code, name }, update: { name } });
    }
    return {
      result: { saved: changed.length },
      entry: { action: 'save-banks', subject: 'bank', after: { codes: changed.map((b) => b.code) } },
    };
  });
}
