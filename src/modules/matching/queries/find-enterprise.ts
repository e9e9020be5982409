import { AppError } from '@/kernel/errors';
import type { OperatorScope } from '@/kernel/permissions';
import { parseUscc } from '@/kernel/uscc';
import { db } from '@/server/db';

/** The enterprise a person on the command line names: by id, or by USCC. @throws AppError not-found, invalid */
export async function findEnterprise(_scope: OperatorScope, name: string): Promise<bigint> {
  const text = name.trim().toUpperCase();
  const byId = /^\d{1,17}$/.test(text);
  if (!byId) {
    const code = parseUscc(text);
    if (!code.ok) {
      throw new AppError(
        'invalid',
        'enterprise-name-malformed',
        `“${name}”既不是企业编号，也不是有效的统一社会信用代码（${code.code}）。请核对后重试。`,
      );
    }
  }
  const row = await db().enterprise.findUnique({
    where: byId ? { id: BigInt(text) } : { uscc: text },
    select: { id: true },
  });
  if (!row)
    throw new AppError(
      'not-found',
      'enterprise-unknown',
      `平台没有 ${text} 这家企业，请核对或先归集其数据。`,
    );
  return row.id;
}
