import type { Instant, IsoDate } from '@/kernel/period';
import { type SourceRecord, STANDS } from '@/modules/ingestion/domain/record';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import { CATALOGUE } from './domain/catalogue';
import { computeRow } from './domain/compute-row';
import { viewOf } from './domain/view';

const AS_OF = '2026-10-31' as IsoDate;
const KNOWN_AT = '2026-11-12T00:00:00.000Z' as Instant;
const FIRMS = 2_000;
const MONTHS = Array.from({ length: 24 }, (_, i) => {
  const index = 2026 * 12 + 9 - i;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
});

/** Records of one firm as a month's bureaus would leave them: about 210 over two years. */
function firm(index: number): SourceRecord[] {
  const records: SourceRecord[] = [];
  const add = (source: SourceKey, eventDate: string, payload: Record<string, unknown>): void => {
    records.push({
      source,
      batchId: 1n,
      rowNo: records.length,
      eventDate: eventDate as IsoDate,
      publishedOn: '2026-11-05' as IsoDate,
      knownAt: '2026-11-05T00:00:00.000Z' as Instant,
      supersededAt: STANDS,
      payload,
    });
  };
  add('registration', '2019-03-01', {
    name: '示例',
    establishedOn: '2019-03-01',
    registeredCapital: 500_000_000,
    kind: 'company',
    industryCode: 'C3011',
    districtCode: '120111',
    status: 'active',
    approvedOn: '2019-03-01',
  });
  for (const [m, month] of MONTHS.entries()) {
    const day = `${month}-28`;
    add('tax-payment', day, { month, taxType: 'all', taxPaid: 100_000 + m, arrears: 0, filedOnTime: true });
    add('social-insurance', day, { month, insured: 20 + (m % 3), arrears: 0 });
    add('utility', day, { month, kind: 'electricity', quantity: 1000.5 + m });
    add('utility', day, { month, kind: 'water', quantity: 100.25 + m });
    for (let k = 0; k < 5; k++) {
      add('invoice', `${month}-${String(5 * k + 1).padStart(2, '0')}`, {
        direction: k < 3 ? 'out' : 'in',
        number: `${m}${k}`,
        counterparty: `B${(index * 7 + k * m) % 12}`,
        total: 1_000_000 + k,
        status: k === 0 && m % 8 === 0 ? 'void' : 'valid',
      });
    }
  }
  add('annual-report', '2026-05-10', {
    year: 2025,
    revenue: 900_000_000,
    totalAssets: 800_000_000,
    employees: 21,
  });
  return records;
}

/** Records a second turned into features on one core, records parsed and in memory. */
async function compute(): Promise<{ value: number; note: string }> {
  const firms = Array.from({ length: FIRMS }, (_, i) => firm(i));
  const records = firms.reduce((n, list) => n + list.length, 0);
  const columns = CATALOGUE.map(() => new Float64Array(FIRMS));
  const covered = new Set<SourceKey>(['penalty', 'court-case', 'dishonest-executee']);
  let best = 0;
  for (let run = 0; run < 4; run++) {
    const start = performance.now();
    for (let i = 0; i < FIRMS; i++)
      computeRow(viewOf(firms[i]!, covered, AS_OF, KNOWN_AT), AS_OF, columns, i);
    best = Math.max(best, records / ((performance.now() - start) / 1000));
  }
  return {
    value: Math.round(best),
    note: `${CATALOGUE.length} features, ${records} records, ${FIRMS} enterprises`,
  };
}

export const benches = [
  { name: 'features: records a second turned into all features', unit: 'records/s', run: compute },
];
