import { AppError } from '@/kernel/errors';
import { instant } from '@/kernel/period';
import type { DistrictScope, EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { EnterpriseDetail } from '../domain/enterprise';
import { parseEnterpriseKey } from '../domain/enterprise-key';

/**
 * One enterprise by its number or USCC: an enterprise finds itself, a district its own, the operator all.
 * One outside the scope answers like one that does not exist.
 * @throws AppError invalid `enterprise-key-malformed`, not-found `enterprise-unknown`
 */
export async function findEnterprise(
  scope: EnterpriseScope | DistrictScope | OperatorScope,
  idOrUscc: string,
): Promise<EnterpriseDetail> {
  const key = parseEnterpriseKey(idOrUscc);
  if (!key.ok)
    throw new AppError(
      'invalid',
      'enterprise-key-malformed',
      `“${idOrUscc.slice(0, 40)}”既不是企业编号，也不是有效的统一社会信用代码（${key.code}）。请核对后重试。`,
    );
  const row = await db().enterprise.findUnique({
    where: key.value.by === 'id' ? { id: key.value.id } : { uscc: key.value.uscc },
    include: { identifiers: true, names: true },
  });
  const visible =
    row &&
    (scope.kind === 'operator' ||
      (scope.kind === 'enterprise'
        ? row.id === scope.enterpriseId
        : row.districtCode === scope.districtCode));
  if (!row || !visible)
    throw new AppError('not-found', 'enterprise-unknown', '平台没有这家企业，请核对，或先归集其数据。');
  return {
    id: String(row.id),
    uscc: row.uscc ?? undefined,
    name: row.name,
    districtCode: row.districtCode ?? undefined,
    industryCode: row.industryCode ?? undefined,
    firstKnownAt: instant(row.firstKnownAt),
    identifiers: row.identifiers.map(({ scheme, value }) => ({ scheme, value })),
    names: row.names.map((n) => n.nameNorm),
  };
}
