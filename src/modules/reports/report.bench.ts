import type { ConsentCategory } from '@/modules/ingestion/domain/source';
import { buildSections } from './domain/build-sections';
import { canonicalJson } from './domain/canonical-json';
import { drawReport } from './domain/pdf/draw-report';
import { contentOf, inputOf, markedRecords, recordOf } from './domain/report-case';
import { sha256Hex } from './domain/report-signature';
import { reportFonts } from './queries/report-fonts';

const RUNS = 50;
const CATEGORIES = new Set<ConsentCategory>([
  'tax',
  'invoice',
  'social-insurance',
  'housing-fund',
  'utility',
  'finance',
]);
const MARKS = {
  code: '7K3M-Q2ZD-90AB',
  sha256: 'a'.repeat(64),
  signature: 'b'.repeat(88),
  keyId: 'c'.repeat(16),
};

/** What a firm of the demo city has: two years of monthly records and invoices, a few of the rest. */
function records() {
  const made = markedRecords((source) => `${source} 74321`);
  for (let m = 0; m < 24; m++) {
    const month = `${2025 + Math.floor((m + 10) / 12)}-${String(((m + 10) % 12) + 1).padStart(2, '0')}`;
    const day = `${month}-01`;
    made.push(
      recordOf('tax-payment', { month, taxType: 'vat', taxPaid: 123_400 + m, arrears: 0 }, day),
      recordOf('social-insurance', { month, insured: 20 + m, paid: 5_000_000, arrears: 0 }, day),
      recordOf('housing-fund', { month, payers: 20 + m, paid: 2_000_000 }, day),
      recordOf(
        'utility',
        { month, kind: 'electricity', quantity: 7000 + m, amount: 600_000, arrears: 0 },
        day,
      ),
    );
    for (let n = 0; n < 20; n++)
      made.push(
        recordOf(
          'invoice',
          {
            direction: 'out',
            number: `${m} ${n}`,
            issuedOn: day,
            counterparty: '甲',
            total: 9_900,
            status: 'valid',
          },
          day,
        ),
      );
  }
  return made;
}

async function percentiles(): Promise<{ p50: number; p99: number }> {
  const fonts = await reportFonts();
  const held = records();
  const times: number[] = [];
  for (let run = 0; run < RUNS + 2; run++) {
    const begun = performance.now();
    const over = { records: held, categories: CATEGORIES };
    const content = { ...contentOf(over), sections: buildSections(inputOf(over)), purpose: `第 ${run} 份` };
    sha256Hex(canonicalJson(content));
    await drawReport(content, MARKS, fonts);
    if (run >= 2) times.push(performance.now() - begun); // the first two parse the fonts
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(RUNS * 0.5)] as number, p99: times[RUNS - 1] as number };
}

let measured: Promise<{ p50: number; p99: number }> | undefined;
const once = () => {
  measured ??= percentiles();
  return measured;
};

const figure = async (key: 'p50' | 'p99') => ({ value: Math.round((await once())[key]) });

/** One report as PDF, 50 times: sections, hash, drawing. */
export const benches = [
  {
    name: 'reports: one credit report as PDF, p50 of 50',
    unit: 'ms',
    limit: 1_000,
    run: () => figure('p50'),
  },
  { name: 'reports: the same, p99', unit: 'ms', limit: 2_000, run: () => figure('p99') },
];
