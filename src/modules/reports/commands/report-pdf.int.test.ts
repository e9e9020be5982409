import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRANTABLE } from '@/modules/consent/domain/consent';
import { sourceOf } from '@/modules/ingestion/domain/registry';
import type { ConsentCategory } from '@/modules/ingestion/domain/source';
import { drawReport } from '../domain/pdf/draw-report';
import { contentOf, markedRecords, recordOf } from '../domain/report-case';
import { reportFonts } from '../queries/report-fonts';
import { pdfText } from './pdf-text';

const MARKS = {
  code: '7K3M-Q2ZD-90AB',
  sha256: 'a'.repeat(64),
  signature: 'b'.repeat(88),
  keyId: 'c'.repeat(16),
};
const ALL = Object.keys(GRANTABLE) as ConsentCategory[];

// beside the integration tests: it needs the fonts that these install
describe('a report on paper', () => {
  it('holds nothing of a category that was not opened, whichever were', async () => {
    const numbers = new Map<string, number>();
    const mark = (source: string) => {
      if (!numbers.has(source)) numbers.set(source, 74_321 + numbers.size * 1_009);
      return `唯一${numbers.get(source)}号`;
    };
    const records = markedRecords(mark);
    const fonts = await reportFonts();
    await fc.assert(
      fc.asyncProperty(fc.subarray(ALL), async (open) => {
        const content = contentOf({ records, categories: new Set(open) });
        const text = pdfText(await drawReport(content, MARKS, fonts)).replace(/[,\s]/g, '');
        for (const { source } of records) {
          if (source === 'tax-rating') continue;
          const { consent } = sourceOf(source);
          const expected = consent === 'public' || open.includes(consent);
          expect(text.includes(String(numbers.get(source))), source).toBe(expected);
        }
        expect(text.includes('B级')).toBe(open.includes('tax'));
      }),
      { numRuns: 20 },
    );
  });

  it('sets texts of any length over pages, its head on each, and counts them', async () => {
    const records = [
      recordOf('penalty', { documentNo: '文书', fact: '经查证属实。'.repeat(650), decidedOn: '2026-10-01' }),
      recordOf('inspection', {
        taskName: '抽查',
        result: '未发现瑕疵。'.repeat(650),
        inspectedOn: '2026-10-01',
      }),
      ...Array.from({ length: 400 }, (_, i) => recordOf('ip-right', { kind: 'design', title: `外观${i}` })),
    ];
    const pdf = await drawReport(contentOf({ records }), MARKS, await reportFonts());
    const text = pdfText(pdf);
    const pages = (pdf.toString('latin1').match(/\/Type \/Page\n/g) ?? []).length;
    expect(pages).toBeGreaterThan(8);
    expect(text).toContain(`第 ${pages} 页，共 ${pages} 页`);
    expect(text.match(/编号 XB-20261127-48201937-6/g)).toHaveLength(pages);
    expect(text.match(/属/g)).toHaveLength(650);
    expect(text.match(/瑕/g)).toHaveLength(650);
    expect(text).toContain('共 400 条，列出最近的 300 条。');
  });
});
