import { timingSafeEqual } from 'node:crypto';
import { type Instant, instant, tianjinDay } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { CreditReport } from '@/server/prisma/client';
import type { ReportContent } from '../domain/report-content';
import { parseReportNumber } from '../domain/report-number';
import { plainCode, sha256Hex, signaturesHold } from '../domain/report-signature';
import { maskedUscc, type Verdict } from '../domain/verdict';
import { changesSince } from './changes-since';
import { publicKeyOf } from './public-keys';

/**
 * 核验: anybody who holds number and code is told whether a report is genuine. No account, and the same answer to
 * a number nobody has and to a code that is not its own.
 */
export async function verifyReport(
  asked: { readonly number: string; readonly code: string },
  now = instant(new Date()),
): Promise<Verdict> {
  const number = parseReportNumber(asked.number);
  const report = number && (await db().creditReport.findUnique({ where: { number } }));
  // held against something in either case, so that both take as long
  const [held, given] = [report ? report.code : 'none', asked.code].map((c) =>
    Buffer.from(sha256Hex(plainCode(c))),
  );
  const same = timingSafeEqual(held as Buffer, given as Buffer);
  return report && same ? verdictOn(report, now) : { state: 'unknown' };
}

/** The same without a code, for the platform. */
export async function verifyNumber(_scope: OperatorScope, text: string, now = instant(new Date())) {
  const number = parseReportNumber(text);
  const report = number && (await db().creditReport.findUnique({ where: { number } }));
  return report ? verdictOn(report, now) : { state: 'unknown' as const };
}

/** A file that claims to be a report: genuine only where its bytes are those that were given out. */
export async function verifyFile(
  _scope: OperatorScope,
  bytes: Uint8Array,
  now = instant(new Date()),
): Promise<Verdict> {
  const pdfSha256 = sha256Hex(bytes);
  const report = await db().creditReport.findUnique({ where: { pdfSha256 } });
  if (report) return verdictOn(report, now);
  const [named] = /XB-\d{8}-\d{8}-\d/.exec(Buffer.from(bytes).toString('latin1')) ?? [];
  const claimed = named && (await db().creditReport.findUnique({ where: { number: named } }));
  return claimed ? { state: 'altered', what: 'file', number: claimed.number } : { state: 'unknown' };
}

async function verdictOn(report: CreditReport, now: Instant): Promise<Verdict> {
  const { number } = report;
  const key = await publicKeyOf(report.keyId);
  if (!key || !signaturesHold(report, key)) return { state: 'altered', what: 'kept', number };
  const content = JSON.parse(report.content) as ReportContent;
  const { subject, madeAt, validUntil } = content;
  return {
    state: tianjinDay(new Date(now)) > validUntil ? 'expired' : 'genuine',
    number,
    name: subject.name,
    uscc: subject.uscc && maskedUscc(subject.uscc),
    madeAt,
    validUntil,
    pdfSha256: report.pdfSha256,
    changedSince: await changesSince(report.enterpriseId, content, now),
  };
}
