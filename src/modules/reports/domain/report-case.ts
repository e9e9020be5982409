import { type Instant, type IsoDate, instant, isoDate } from '@/kernel/period';
import { type ConsentCategory, SOURCE_KEYS, type SourceKey } from '@/modules/ingestion/domain/source';
import { buildSections, type SectionInput } from './build-sections';
import { REPORT_FORMAT, type ReportContent } from './report-content';
import type { ReportRecord } from './report-records';

/** What tests of reports are made of. */
export const NOW: Instant = instant('2026-11-27T04:00:00.000Z');
export const TODAY: IsoDate = isoDate('2026-11-27');

export function recordOf(
  source: SourceKey,
  payload: ReportRecord['payload'],
  eventDate = '2026-10-01',
): ReportRecord {
  return { source, payload, eventDate: isoDate(eventDate), knownAt: instant('2026-10-05T02:00:00.000Z') };
}

/** One record of every source a report draws on, each with a text of its own kind that no other has. */
export function markedRecords(mark: (source: SourceKey) => string): ReportRecord[] {
  const digits = (source: SourceKey) => Number(mark(source).replace(/\D/g, ''));
  const fields: Partial<Record<SourceKey, Record<string, unknown>>> = {
    registration: { name: mark('registration') },
    'annual-report': { year: 2025, revenue: digits('annual-report') * 100 },
    'tax-payment': { month: '2026-10', taxType: 'all', taxPaid: digits('tax-payment') * 100 },
    'tax-rating': { year: 2025, grade: 'B' },
    invoice: {
      direction: 'out',
      number: mark('invoice'),
      issuedOn: '2026-10-01',
      counterparty: mark('invoice'),
      total: digits('invoice') * 100,
      status: 'valid',
    },
    'social-insurance': { month: '2026-10', insured: digits('social-insurance') },
    'housing-fund': { month: '2026-10', payers: digits('housing-fund') },
    utility: { month: '2026-10', kind: 'water', quantity: digits('utility') },
    licence: { documentNo: mark('licence'), grantedOn: '2026-10-01' },
    penalty: { documentNo: mark('penalty'), decidedOn: '2026-10-01' },
    'court-case': { caseNo: mark('court-case'), filedOn: '2026-10-01', role: 'defendant' },
    'dishonest-executee': { caseNo: mark('dishonest-executee'), listedOn: '2026-10-01' },
    'serious-dishonesty-list': { listName: mark('serious-dishonesty-list'), listedOn: '2026-10-01' },
    'abnormal-operation': { reason: mark('abnormal-operation'), listedOn: '2026-10-01' },
    'honour-list': { honour: 'other', honourName: mark('honour-list') },
    'ip-right': { kind: 'invention', title: mark('ip-right') },
    'contract-performance': { contractNo: mark('contract-performance') },
    commitment: { documentNo: mark('commitment'), promisedOn: '2026-10-01' },
    'self-declared': { declaredOn: '2026-10-01', orders: digits('self-declared') * 100 },
    'repayment-feedback': { loanNo: mark('repayment-feedback'), event: 'drawn', happenedOn: '2026-10-01' },
    inspection: { taskName: mark('inspection'), inspectedOn: '2026-10-01' },
  };
  return SOURCE_KEYS.flatMap((source) =>
    fields[source] ? [recordOf(source, fields[source] as ReportRecord['payload'])] : [],
  );
}

export function inputOf(over: Partial<SectionInput> = {}): SectionInput {
  return {
    records: [],
    coverage: new Map(),
    categories: new Set<ConsentCategory>(),
    askedBy: 'bank',
    today: TODAY,
    disputed: new Set(),
    ...over,
  };
}

export function contentOf(over: Partial<SectionInput> = {}): ReportContent {
  const input = inputOf(over);
  return {
    format: REPORT_FORMAT,
    number: 'XB-20261127-48201937-6',
    madeAt: NOW,
    validUntil: isoDate('2026-12-27'),
    subject: { name: '天津海河示例有限公司', uscc: '91120116MA06ABCD1X' },
    askedBy: { kind: input.askedBy, name: '海河示例银行' },
    purpose: '贷前审查',
    categories: [...input.categories].sort(),
    verifyAt: 'http://localhost:3000/verify',
    sections: buildSections(input),
    score: { state: 'unknown', words: '未评分。' },
    sources: [],
  };
}
