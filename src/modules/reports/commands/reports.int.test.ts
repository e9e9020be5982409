import { rm, writeFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { instant } from '@/kernel/period';
import type { BankScope } from '@/kernel/permissions';
import { grantConsent } from '@/modules/consent/commands/grant-consent';
import { revokeConsent } from '@/modules/consent/commands/revoke-consent';
import { GRANTABLE, type GrantableCategory } from '@/modules/consent/domain/consent';
import { dataReads } from '@/modules/consent/queries/data-reads';
import { sourceOf } from '@/modules/ingestion/domain/registry';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import { closeDb, db } from '@/server/db';
import { systemScope } from '@/server/scopes';
import { drawReport } from '../domain/pdf/draw-report';
import type { ReportContent } from '../domain/report-content';
import { sha256Hex } from '../domain/report-signature';
import { REPORT_SOURCES } from '../domain/section-specs';
import { consentYear } from '../queries/consent-year';
import { myReports, reportsOfBank } from '../queries/list-reports';
import { reportFile } from '../queries/report-file';
import { reportFonts } from '../queries/report-fonts';
import { verifyFile, verifyReport } from '../queries/verify-report';
import { makeOwnReport, makeReportFor } from './make-report';
import { downloadReport, openReport } from './open-report';
import { pdfText } from './pdf-text';
import { aBank, aFirm, type Firm } from './report-firm';

const NOW = instant('2026-11-27T04:00:00.000Z');
const LATER = instant('2026-11-28T04:00:00.000Z');
const purpose = '贷前审查';
const bytesOf = async (firm: Firm, number: string) =>
  Buffer.from((await downloadReport(firm.owner, number, NOW)).base64, 'base64');
const grant = (firm: Firm, bank: BankScope, categories: GrantableCategory[]) =>
  grantConsent(firm.owner, { bankId: bank.bankId, categories, purpose, months: 6, now: NOW });

/** Sources whose marked text stands in a text. */
function shownIn(firm: Firm, text: string): SourceKey[] {
  const bare = text.replace(/[,\s]/g, '');
  return REPORT_SOURCES.filter((s) => s !== 'tax-rating' && bare.includes(firm.mark(s).replace(/\D/g, '')));
}
const sourcesOf = (categories: readonly string[]) =>
  REPORT_SOURCES.filter((s) => s !== 'tax-rating' && ['public', ...categories].includes(sourceOf(s).consent));

afterAll(closeDb);

describe("an enterprise's own report", () => {
  it('holds all that is known, on paper too, and is verified as genuine by anybody', async () => {
    const firm = await aFirm();
    const { number, code, content } = await makeOwnReport(firm.owner, { purpose, now: NOW });
    const pdf = await bytesOf(firm, number);
    expect(shownIn(firm, JSON.stringify(content))).toEqual(sourcesOf(Object.keys(GRANTABLE)));
    expect(shownIn(firm, pdfText(pdf))).toEqual(sourcesOf(Object.keys(GRANTABLE)));
    expect(pdfText(pdf)).toContain(code);
    const verdict = await verifyReport(
      { number: number.toLowerCase(), code: code.replaceAll('-', ' ') },
      NOW,
    );
    expect(verdict).toMatchObject({ state: 'genuine', changedSince: 0, validUntil: '2026-12-27' });
    expect(verdict).toMatchObject({ pdfSha256: sha256Hex(pdf), uscc: expect.stringContaining('**********') });
    expect(JSON.stringify(verdict)).not.toContain(firm.uscc);
    expect(await myReports(firm.owner, new Date(NOW))).toMatchObject({ year: 2026, taken: 1 });
  });

  it('has the same bytes for the same content, whatever was drawn in between', async () => {
    const [firm, other] = [await aFirm(), await aFirm()];
    const { number, content } = await makeOwnReport(firm.owner, { purpose, now: NOW });
    const { marks } = await openReport(firm.owner, number, NOW);
    await makeOwnReport(other.owner, { purpose: '其他用途㐂', now: NOW });
    const again = await drawReport(content, marks, await reportFonts());
    expect(again.equals(await bytesOf(firm, number))).toBe(true);
  });

  it('leaves out what expired or was repaired, and says later that something changed', async () => {
    const firm = await aFirm();
    await firm.add(
      'penalty',
      { documentNo: '到期处罚文号', decidedOn: '2020-01-01', severity: 'minor', corrected: true },
      '2020-01-01',
    );
    await firm.add(
      'abnormal-operation',
      { reason: '已移出名录', listedOn: '2024-01-01', removedOn: '2025-01-01' },
      '2024-01-01',
    );
    const first = await makeOwnReport(firm.owner, { purpose, now: NOW });
    expect(JSON.stringify(first.content)).not.toMatch(/到期处罚文号|已移出名录/);
    expect(shownIn(firm, JSON.stringify(first.content))).toContain('penalty');
    await firm.repair('penalty', new Date('2026-11-27T08:00:00Z'));
    const second = await makeOwnReport(firm.owner, { purpose, now: LATER });
    expect(shownIn(firm, JSON.stringify(second.content))).not.toContain('penalty');
    expect(JSON.stringify(second.content)).not.toContain('修复）');
    expect(await verifyReport(first, LATER)).toMatchObject({ state: 'genuine', changedSince: 1 });
    expect(await verifyReport(second, LATER)).toMatchObject({ state: 'genuine', changedSince: 0 });
  });
});

describe('a report a bank asks for', () => {
  it('holds public data and what is granted, and the enterprise sees the read', async () => {
    const [firm, bank] = [await aFirm(), await aBank()];
    await grant(firm, bank, ['tax', 'utility']);
    const { number, content } = await makeReportFor(bank, { uscc: firm.uscc, purpose, now: NOW });
    const { base64 } = await downloadReport(bank, number, NOW);
    for (const text of [JSON.stringify(content), pdfText(Buffer.from(base64, 'base64'))]) {
      expect(shownIn(firm, text)).toEqual(sourcesOf(['tax', 'utility']));
      expect(text.replace(/\s/g, '')).toContain('没有授权查询方查看发票数据');
    }
    expect(content.score.state).not.toBe('scored');
    const reads = await dataReads(firm.owner, { limit: 10 });
    expect(reads.map((r) => r.purpose)).toEqual([
      `下载信用报告 ${number}：${purpose}`,
      `出具信用报告：${purpose}`,
    ]);
    expect(reads[0]?.categories).toEqual(['tax', 'utility']);
    expect((await consentYear(firm.owner, { year: 2026 })).lines).toMatchObject([
      {
        grants: 1,
        reads: 2,
        reports: 1,
        byCategory: [
          { category: 'tax', times: 2 },
          { category: 'utility', times: 2 },
        ],
      },
    ]);
    expect((await myReports(firm.owner)).others.map((o) => o.number)).toEqual([number]);
  });

  it('without consent holds public data alone; a revoked one closes what was made before', async () => {
    const [firm, bank] = [await aFirm(), await aBank()];
    const none = await makeReportFor(bank, { uscc: firm.uscc, purpose, now: NOW });
    expect(shownIn(firm, JSON.stringify(none.content))).toEqual(sourcesOf([]));
    expect(none.content.categories).toEqual([]);
    expect(await dataReads(firm.owner, { limit: 10 })).toEqual([]);
    const { consentId } = await grant(firm, bank, ['invoice']);
    const made = await makeReportFor(bank, { uscc: firm.uscc, purpose, now: NOW });
    expect(shownIn(firm, JSON.stringify(made.content))).toContain('invoice');
    await revokeConsent(firm.owner, { consentId, now: LATER });
    for (const read of [openReport, downloadReport])
      await expect(read(bank, made.number, LATER)).rejects.toMatchObject({ code: 'consent-missing' });
    const after = await makeReportFor(bank, { uscc: firm.uscc, purpose, now: LATER });
    expect(shownIn(firm, JSON.stringify(after.content))).toEqual(sourcesOf([]));
  });

  it('of enterprises that let it read nothing is had a hundred times a day, not more', async () => {
    const [firm, bank] = [await aFirm(), await aBank()];
    const { number } = await makeReportFor(bank, { uscc: firm.uscc, purpose, now: NOW });
    const row = await db().creditReport.findUniqueOrThrow({ where: { number } });
    await db().creditReport.createMany({
      data: Array.from({ length: 99 }, (_, i) => ({
        ...row,
        categories: [],
        number: `T-${number.slice(3, 20)}${i}`,
        pdfSha256: sha256Hex(`${number} ${i}`),
      })),
    });
    const ask = (now = NOW) => makeReportFor(bank, { uscc: firm.uscc, purpose, now });
    await expect(ask()).rejects.toMatchObject({ kind: 'rate-limited', code: 'reports-too-many' });
    await expect(ask(LATER)).resolves.toMatchObject({ content: { categories: [] } });
    await grant(firm, bank, ['tax']);
    await expect(ask()).resolves.toMatchObject({ content: { categories: ['tax'] } });
  });

  it('is not seen by another bank, another enterprise, nor opened by the enterprise; asking leaves a trace', async () => {
    const [firm, other, bank, rival] = [await aFirm(), await aFirm(), await aBank(), await aBank()];
    const made = await makeReportFor(bank, { uscc: firm.uscc, purpose, now: NOW });
    const own = await makeOwnReport(firm.owner, { purpose, now: NOW });
    const foreign = [
      [rival, made],
      [firm.owner, made],
      [other.owner, own],
      [bank, own],
    ] as const;
    for (const [scope, { number }] of foreign)
      for (const read of [openReport, downloadReport])
        await expect(read(scope, number, NOW)).rejects.toMatchObject({
          kind: 'not-found',
          code: 'report-unknown',
          detail: { foreign: `credit-report:${number}` },
        });
    expect(await reportsOfBank(rival)).toEqual([]);
    expect((await reportsOfBank(bank)).map((l) => l.number)).toEqual([made.number]);
    await expect(makeReportFor(bank, { uscc: '911200000000000000', purpose })).rejects.toMatchObject({
      code: 'enterprise-unknown',
    });
  });
});

describe('numbers and verification', () => {
  it('two at once never have one number, and the loser replaces nothing', async () => {
    const [first, second] = [await aFirm(), await aFirm()];
    const serial = String(Date.now() % 100_000_000).padStart(8, '0');
    const races = await Promise.allSettled(
      [first, second].map((f) => makeOwnReport(f.owner, { purpose, now: NOW, serial })),
    );
    expect(races.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    const won = races.find((r) => r.status === 'fulfilled') as PromiseFulfilledResult<{
      number: string;
      content: ReportContent;
    }>;
    const owner = [first, second].find((f) => won.value.content.subject.uscc === f.uscc) as Firm;
    expect(pdfText(await bytesOf(owner, won.value.number))).toContain(owner.uscc);
    const made = await Promise.all(
      Array.from({ length: 6 }, () => makeOwnReport(first.owner, { purpose, now: NOW })),
    );
    expect(new Set(made.map((m) => m.number)).size).toBe(6);
  });

  it('tells genuine, expired, altered and unknown apart', async () => {
    const firm = await aFirm();
    const { number, code } = await makeOwnReport(firm.owner, { purpose, now: NOW });
    const pdf = await bytesOf(firm, number);
    const unknown = { state: 'unknown' };
    expect(await verifyReport({ number, code: '0000-0000-0000' }, NOW)).toEqual(unknown);
    expect(await verifyReport({ number: 'XB-20261127-00000000-0', code }, NOW)).toEqual(unknown);
    expect(await verifyReport({ number: '🙂'.repeat(20), code: '' }, NOW)).toEqual(unknown);
    expect(await verifyReport({ number, code }, instant('2026-12-27T15:59:59.000Z'))).toMatchObject({
      state: 'genuine',
    });
    expect(await verifyReport({ number, code }, instant('2026-12-27T16:00:00.000Z'))).toMatchObject({
      state: 'expired',
    });
    // one byte of the file
    expect(await verifyFile(systemScope(), pdf, NOW)).toMatchObject({ state: 'genuine', number });
    const touched = Buffer.from(pdf);
    touched.writeUInt8(touched.readUInt8(pdf.length >> 1) ^ 1, pdf.length >> 1);
    expect(await verifyFile(systemScope(), touched, NOW)).toEqual({
      state: 'altered',
      what: 'file',
      number,
    });
    expect(await verifyFile(systemScope(), Buffer.from('%PDF-1.3'), NOW)).toEqual(unknown);
    // the file on the disk
    await writeFile(reportFile(number), touched);
    await expect(downloadReport(firm.owner, number, NOW)).rejects.toMatchObject({
      code: 'report-file-damaged',
    });
    await rm(reportFile(number));
    await expect(downloadReport(firm.owner, number, NOW)).rejects.toMatchObject({
      code: 'report-file-damaged',
    });
    // the row in the database
    const row = await db().creditReport.findUniqueOrThrow({ where: { number } });
    await db().creditReport.update({
      where: { number },
      data: { content: row.content.replace('唯一', '惟一') },
    });
    expect(await verifyReport({ number, code }, NOW)).toEqual({ state: 'altered', what: 'kept', number });
    await db().creditReport.update({
      where: { number },
      data: { content: row.content, pdfSha256: sha256Hex(touched) },
    });
    expect(await verifyReport({ number, code }, NOW)).toEqual({ state: 'altered', what: 'kept', number });
  });
});
