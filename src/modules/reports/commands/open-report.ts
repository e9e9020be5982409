import { type Instant, instant, tianjinDay } from '@/kernel/period';
import type { BankScope, EnterpriseScope } from '@/kernel/permissions';
import { recordDataRead } from '@/modules/consent/commands/record-data-read';
import type { GrantableCategory } from '@/modules/consent/domain/consent';
import type { CreditReport } from '@/server/prisma/client';
import type { ReportMarks } from '../domain/pdf/front';
import type { ReportContent } from '../domain/report-content';
import { changesSince } from '../queries/changes-since';
import { ownReport } from '../queries/own-report';
import { reportPdf } from '../queries/report-file';

export type OpenedReport = {
  readonly content: ReportContent;
  readonly marks: ReportMarks;
  readonly expired: boolean;
  /** items changed or withdrawn since */
  readonly changedSince: number;
};

/** Each time a bank opens what is not public is a read: asked for anew, written down, shown to the enterprise. */
async function opened(
  scope: EnterpriseScope | BankScope,
  number: string,
  how: '查看' | '下载',
  now: Instant,
): Promise<CreditReport> {
  const report = await ownReport(scope, number);
  const categories = report.categories as GrantableCategory[];
  if (scope.kind === 'bank' && categories.length > 0)
    await recordDataRead(scope, {
      enterpriseId: report.enterpriseId,
      categories,
      purpose: `${how}信用报告 ${number}：${report.purpose}`.slice(0, 255),
      now,
    });
  return report;
}

/**
 * A kept report on the screen, as it was made.
 * @throws AppError not-found `report-unknown`; forbidden `consent-missing`: a bank whose grant has ended
 */
export async function openReport(
  scope: EnterpriseScope | BankScope,
  number: string,
  now = instant(new Date()),
): Promise<OpenedReport> {
  const report = await opened(scope, number, '查看', now);
  const content = JSON.parse(report.content) as ReportContent;
  const { code, sha256, signature, keyId } = report;
  return {
    content,
    marks: { code, sha256, signature, keyId },
    expired: tianjinDay(new Date(now)) > content.validUntil,
    changedSince: await changesSince(report.enterpriseId, content, now),
  };
}

/** Its PDF, byte for byte as it was given out first. @throws AppError as openReport; unavailable `report-file-damaged` */
export async function downloadReport(
  scope: EnterpriseScope | BankScope,
  number: string,
  now = instant(new Date()),
): Promise<{ name: string; base64: string }> {
  const report = await opened(scope, number, '下载', now);
  const bytes = await reportPdf(number, report.pdfSha256);
  return { name: `信用报告-${number}.pdf`, base64: bytes.toString('base64') };
}
