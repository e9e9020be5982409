import type { EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import type { NeedTerms } from '../domain/need';

/** 发布融资需求: keeps the need of the scope's enterprise; the newest one is matched. */
export async function saveNeed(scope: EnterpriseScope, need: NeedTerms): Promise<{ needId: bigint }> {
  return audited(scope.actor, async (tx) => {
    const row = await tx.need.create({
      data: {
        enterpriseId: scope.enterpriseId,
        amountFen: BigInt(need.amount),
        termMonths: need.termMonths,
        purpose: need.purpose,
        wish: need.wish,
        createdBy: scope.actor.login,
      },
    });
    return {
      result: { needId: row.id },
      entry: {
        action: 'save-need',
        subject: `need:${row.id}`,
        after: { enterprise: String(scope.enterpriseId), amount: need.amount, termMonths: need.termMonths },
      },
    };
  });
}
