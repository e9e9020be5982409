import { AppError } from '@/kernel/errors';
import { addMonths, type Instant, instant, tianjinDay } from '@/kernel/period';
import type { BankScope, EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { recordDataRead } from '@/modules/consent/commands/record-data-read';
import { GRANTABLE, type GrantableCategory } from '@/modules/consent/domain/consent';
import { liveGrants } from '@/modules/consent/queries/live-grants';
import { db } from '@/server/db';
import { readsSince } from '../queries/reads-since';
import { type MadeReport, writeReport } from './write-report';

const ALL = Object.keys(GRANTABLE) as GrantableCategory[];

type Asked = { readonly purpose: string; readonly now?: Instant; readonly serial?: string };

/** 本企业信用报告: everything the platform knows of the scope's own enterprise, and who read it in a year. */
export async function makeOwnReport(scope: EnterpriseScope, asked: Asked): Promise<MadeReport> {
  const now = asked.now ?? instant(new Date());
  const enterprise = await db().enterprise.findUniqueOrThrow({ where: { id: scope.enterpriseId } });
  const since = addMonths(tianjinDay(new Date(now)), -12);
  return writeReport(scope.actor, {
    ...asked,
    now,
    enterprise,
    askedBy: { kind: 'enterprise', name: enterprise.name },
    categories: ALL,
    reads: await readsSince(scope, since, now),
  });
}

/**
 * A report a bank asks for: public data, and what the enterprise lets it read now. That it reads them is written
 * down before anything is gathered, by category, and shown to the enterprise.
 * @throws AppError not-found `enterprise-unknown`, forbidden `consent-missing` (a grant ended in between), rate-limited
 *   `reports-too-many`
 */
export async function makeReportFor(
  scope: BankScope,
  asked: Asked & { readonly uscc: string },
): Promise<MadeReport> {
  const now = asked.now ?? instant(new Date());
  const enterprise = await enterpriseBy(asked.uscc);
  const bank = await db().bank.findUniqueOrThrow({ where: { id: scope.bankId } });
  const grants = await liveGrants(scope.bankId, enterprise.id, now);
  const held = new Set(grants.flatMap((grant) => grant.categories));
  const categories = ALL.filter((category) => held.has(category));
  if (categories.length === 0) await refuseHarvest(scope.bankId, now);
  else
    await recordDataRead(scope, {
      enterpriseId: enterprise.id,
      categories,
      purpose: `出具信用报告：${asked.purpose}`,
      now,
    });
  return writeReport(scope.actor, {
    ...asked,
    now,
    enterprise,
    askedBy: { kind: 'bank', name: bank.name },
    categories,
    bankId: bank.id,
  });
}

/**
 * A report made at the platform's counter. @param asked.whole for the enterprise itself, with what is not public
 * @throws AppError not-found `enterprise-unknown`
 */
export async function makeCounterReport(
  scope: OperatorScope,
  asked: Asked & { readonly uscc: string; readonly whole: boolean },
): Promise<MadeReport> {
  const enterprise = await enterpriseBy(asked.uscc);
  return writeReport(scope.actor, {
    ...asked,
    now: asked.now ?? instant(new Date()),
    enterprise,
    askedBy: { kind: 'platform', name: '信易贷平台' },
    categories: asked.whole ? ALL : [],
  });
}

/** Reports a day that a bank has of enterprises that let it read nothing: enough to look one up, not to copy a city. */
const MOST_WITHOUT_GRANT = 100;

async function refuseHarvest(bankId: bigint, now: Instant): Promise<void> {
  const [{ made } = { made: 0n }] = await db().$queryRaw<{ made: bigint }[]>`
    SELECT COUNT(*) AS made FROM credit_report
     WHERE bank_id = ${bankId} AND made_at >= ${new Date(`${tianjinDay(new Date(now))}T00:00:00+08:00`)}
       AND JSON_LENGTH(categories) = 0`;
  if (Number(made) >= MOST_WITHOUT_GRANT)
    throw new AppError(
      'rate-limited',
      'reports-too-many',
      `本行今天已为没有授权的企业出具 ${made} 份报告。请先取得企业授权，或明天再查。`,
    );
}

async function enterpriseBy(uscc: string) {
  const found = await db().enterprise.findUnique({ where: { uscc } });
  if (found) return found;
  throw new AppError(
    'not-found',
    'enterprise-unknown',
    '平台没有这个统一社会信用代码的企业。请核对 18 位代码后重试。',
  );
}
