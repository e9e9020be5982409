import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { GRANTABLE } from '@/modules/consent/domain/consent';
import { recordKey } from '@/modules/ingestion/domain/fallen';
import { sourceOf } from '@/modules/ingestion/domain/registry';
import type { ConsentCategory, SourceKey } from '@/modules/ingestion/domain/source';
import { buildSections } from './build-sections';
import { canonicalJson } from './canonical-json';
import { changedItems } from './changed-items';
import { contentOf, inputOf, markedRecords, recordOf } from './report-case';
import type { ReportPart } from './report-content';
import { SECTIONS } from './section-specs';

const ALL = Object.keys(GRANTABLE) as ConsentCategory[];
const MARKS = new Map<SourceKey, string>();
/** 70000 + n thousand and one: no other number of a report has these digits */
const mark = (source: SourceKey) => {
  if (!MARKS.has(source)) MARKS.set(source, `唯一${74_321 + MARKS.size * 1_009}号`);
  return MARKS.get(source) as string;
};
const parts = (over: Parameters<typeof inputOf>[0]) =>
  new Map(buildSections(inputOf(over)).flatMap((s) => s.parts.map((p) => [`${s.key}/${p.key}`, p])));
const part = (over: Parameters<typeof inputOf>[0], key: string) => parts(over).get(key) as ReportPart;

describe('sections of a report', () => {
  it('name fields their sources have', () => {
    for (const { parts: specs } of SECTIONS)
      for (const { source, fields } of specs)
        for (const field of fields)
          expect(sourceOf(source).fields, `${source}.${field}`).toHaveProperty(field);
  });
  it('say what is unknown, what is none and what may not be read, and never zero', () => {
    const coverage = new Map([
      ['penalty', { publishedOn: isoDate('2026-11-20'), completeOn: isoDate('2026-11-01') }],
      ['licence', { publishedOn: isoDate('2026-11-19') }],
    ] as const);
    expect(part({ coverage }, 'administration/penalty')).toMatchObject({
      state: 'none',
      words: '截至 2026-11-01，未查到记录（来源报送的是全市完整名单）。',
    });
    expect(part({ coverage }, 'administration/licence').words).toContain('未获取');
    expect(part({ coverage }, 'administration/inspection')).toMatchObject({ state: 'unknown', items: [] });
    expect(part({ records: markedRecords(mark) }, 'tax/tax-payment')).toMatchObject({
      state: 'withheld',
      items: [],
      words: '未列示：企业没有授权查询方查看纳税数据，或授权已到期、撤销。',
    });
  });
  it('give each item its dates, masks identity numbers and marks what is disputed', () => {
    const payload = {
      documentNo: '津市监罚〔2026〕1号',
      fact: '负责人 11010519491231002X',
      decidedOn: '2026-10-01',
    };
    const record = recordOf('penalty', payload);
    const disputed = new Set([recordKey('penalty', payload)]);
    const [item] = part({ records: [record], disputed }, 'administration/penalty').items;
    expect(item).toMatchObject({ recordedOn: '2026-10-01', knownOn: '2026-10-05' });
    expect(item?.note).toContain('异议');
    expect(item?.texts).toContain('负责人 110105********002X');
  });
  it('show only the A list of tax grades without consent, and all with it', () => {
    const records = [
      recordOf('tax-rating', { year: 2025, grade: 'B' }, '2026-04-30'),
      recordOf('tax-rating', { year: 2024, grade: 'A' }, '2025-04-30'),
    ];
    expect(part({ records }, 'honour/a-grade-taxpayer').items.map((i) => i.texts)).toEqual([['2024', 'A级']]);
    expect(part({ records }, 'tax/tax-rating').state).toBe('withheld');
    expect(part({ records, categories: new Set(['tax'] as const) }, 'tax/tax-rating').total).toBe(2);
  });
  it('sum invoices by month without naming anybody, void ones apart', () => {
    const invoice = (total: number, status: string, number: string) =>
      recordOf('invoice', {
        direction: 'out',
        number,
        issuedOn: '2026-10-01',
        counterparty: '客户甲',
        total,
        status,
      });
    const records = [
      invoice(100_00, 'valid', '1'),
      invoice(-40_00, 'valid', '2'),
      invoice(7_00, 'void', '3'),
    ];
    const found = part({ records, categories: new Set(['invoice'] as const) }, 'invoice/invoice');
    expect(found.items.map((i) => i.texts)).toEqual([['2026-10', '2', '60.00 元', '0', '0.00 元', '2']]);
    expect(JSON.stringify(found)).not.toContain('客户甲');
  });
  it('hold nothing of a category that was not opened, whichever were, in whatever order records come', () => {
    const records = markedRecords(mark);
    fc.assert(
      fc.property(
        fc.subarray(ALL),
        fc.shuffledSubarray(records, { minLength: records.length }),
        (open, mixed) => {
          const over = { categories: new Set(open), coverage: new Map() };
          const json = canonicalJson(contentOf({ ...over, records: mixed }));
          expect(json).toBe(canonicalJson(contentOf({ ...over, records })));
          for (const { source } of records) {
            if (source === 'tax-rating') continue; // its grade is no text of its own
            const digits = mark(source).replace(/\D/g, '');
            const shown = json.replaceAll(',', '').includes(digits);
            const { consent } = sourceOf(source);
            expect(shown, source).toBe(consent === 'public' || open.includes(consent));
          }
          expect(json.includes('B级')).toBe(open.includes('tax'));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('changes since', () => {
  it('count what is gone or reads otherwise, not what came', () => {
    const records = markedRecords(mark);
    const before = buildSections(inputOf({ records }));
    expect(changedItems(before, before)).toBe(0);
    const gone = records.filter((r) => r.source !== 'penalty' && r.source !== 'licence');
    expect(changedItems(before, buildSections(inputOf({ records: gone })))).toBe(2);
    const more = [...records, recordOf('penalty', { documentNo: '新', decidedOn: '2026-11-20' })];
    expect(changedItems(before, buildSections(inputOf({ records: more })))).toBe(0);
  });
});
