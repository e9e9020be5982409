import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { env } from '@/server/env';
import { sha256Hex } from '../domain/report-signature';

/** Where a report's PDF lies: outside what is served. */
export function reportFile(number: string): string {
  return path.join(env().XYD_DATA_DIR, 'reports', `${number}.pdf`);
}

/** The PDF as it was given out. @throws AppError unavailable `report-file-damaged` */
export async function reportPdf(number: string, pdfSha256: string): Promise<Buffer> {
  const bytes = await readFile(reportFile(number)).catch(() => undefined);
  if (!bytes || sha256Hex(bytes) !== pdfSha256)
    throw new AppError(
      'unavailable',
      'report-file-damaged',
      '报告文件缺失或已被改动，请联系平台从备份恢复，或重新出具一份。',
    );
  return bytes;
}
