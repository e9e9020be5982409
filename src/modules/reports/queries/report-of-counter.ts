import type { OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import { reportPdf } from './report-file';

/** The PDF of a report made at the counter. @throws AppError unavailable `report-file-damaged` */
export async function reportOfCounter(
  _scope: OperatorScope,
  number: string,
): Promise<{ bytes: Buffer; pdfSha256: string }> {
  const { pdfSha256 } = await db().creditReport.findFirstOrThrow({
    where: { number, askerKind: 'platform' },
    select: { pdfSha256: true },
  });
  return { bytes: await reportPdf(number, pdfSha256), pdfSha256 };
}
