import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant, IsoDate } from '@/kernel/period';
import { recordKey } from '@/modules/ingestion/domain/fallen';
import { type SourceRecord, STANDS } from '@/modules/ingestion/domain/record';
import { CATALOGUE } from './catalogue';
import { computeRow } from './compute-row';
import {
  AS_OF,
  insurance,
  KNOWN_AT,
  loan,
  meter,
  purchase,
  rec,
  registration,
  report,
  sale,
  tax,
} from './feature-case';
import { recordsBehind } from './records-behind';
import { viewOf } from './view';

const EARLY = '2026-10-01T00:00:00.000Z' as Instant;
const LATE = '2026-11-06T00:00:00.000Z' as Instant;
const month = fc.integer({ min: 0, max: 30 }).map((ago) => {
  const index = 2026 * 12 + 10 - ago; // November 2026, after asOf, and back
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
});
const day = fc
  .tuple(month, fc.integer({ min: 1, max: 28 }))
  .map(([m, d]) => `${m}-${String(d).padStart(2, '0')}`);
const fen = fc.integer({ min: -1_000_000, max: 10_000_000 });
const record: fc.Arbitrary<SourceRecord> = fc
  .oneof(
    fc
      .tuple(day, fen, fc.constantFrom('甲', '乙', '丙'), fc.constantFrom('valid', 'void'))
      .map(([on, total, counterparty, status]) => sale(on, total, { counterparty, status })),
    fc.tuple(day, fen).map(([on, total]) => purchase(on, total)),
    fc.tuple(month, fen).map(([m, taxPaid]) => tax(m, { taxPaid, arrears: Math.abs(taxPaid) })),
    fc.tuple(month, fc.nat(50)).map(([m, insured]) => insurance(m, { insured })),
    fc
      .tuple(
        fc.constantFrom('electricity', 'water', 'gas'),
        month,
        fc.double({ min: 0, max: 1e6, noNaN: true }),
      )
      .map(([kind, m, quantity]) => meter(kind as 'gas', m, { quantity })),
    fc.tuple(fc.integer({ min: 2022, max: 2026 }), fen).map(([year, revenue]) => report(year, { revenue })),
    fc.tuple(day, fc.nat(300)).map(([on, daysPastDue]) => loan('overdue', on, { daysPastDue })),
    fc.constantFrom('120103', '120116').map((districtCode) => registration({ districtCode })),
  )
  .chain((r) =>
    fc
      .tuple(fc.bigInt(1n, 4n), fc.constantFrom(EARLY, LATE), fc.constantFrom(EARLY, LATE, STANDS))
      .map(([batchId, knownAt, supersededAt]) => ({ ...r, batchId, knownAt, supersededAt })),
  );
const firm = fc.array(record, { maxLength: 40 });

const rowOf = (records: readonly SourceRecord[]): Float64Array => {
  const columns = CATALOGUE.map(() => new Float64Array(1));
  computeRow(viewOf(records, new Set(['penalty']), AS_OF, KNOWN_AT), AS_OF, columns, 0);
  return Float64Array.from(columns, (column) => column[0]!);
};

describe('what was known of an enterprise', () => {
  it('gives the same features in whatever order its records come', () => {
    fc.assert(
      fc.property(firm, fc.infiniteStream(fc.nat()), (records, random) => {
        const order = records.map((r) => [random.next().value as number, r] as const);
        const shuffled = order.sort((a, b) => a[0] - b[0]).map(([, r]) => r);
        expect(rowOf(shuffled)).toEqual(rowOf(records));
      }),
    );
  });

  it('rests on the versions known then and on events up to asOf alone', () => {
    fc.assert(
      fc.property(firm, (records) => {
        const known = records.filter(
          (r) => r.knownAt <= KNOWN_AT && r.supersededAt > KNOWN_AT && r.eventDate <= AS_OF,
        );
        expect(rowOf(known)).toEqual(rowOf(records));
      }),
    );
  });

  it('gives each feature from the records shown as its source', () => {
    fc.assert(
      fc.property(firm, (records) => {
        const view = viewOf(records, new Set(), AS_OF, KNOWN_AT);
        for (const feature of CATALOGUE) {
          const behind = viewOf(recordsBehind(feature, view, AS_OF), new Set(), AS_OF, KNOWN_AT);
          expect([feature.key, feature.compute(behind, AS_OF)]).toEqual([
            feature.key,
            feature.compute(view, AS_OF),
          ]);
        }
      }),
    );
  });

  it('leaves out what fell, once that is known, whatever day it happened on', () => {
    const fine = { documentNo: '津罚1号', decidedOn: '2026-05-10', severity: 'general' };
    const penalty = rec('penalty', fine);
    const fell = {
      ...rec('redress', {
        caseNo: 'XF-000001',
        target: 'penalty',
        targetKey: recordKey('penalty', fine),
        effect: 'repaired',
        decidedOn: '2026-11-02',
      }),
      eventDate: '2026-11-02' as IsoDate, // after AS_OF
    };
    const shown = (records: readonly SourceRecord[]) =>
      viewOf(records, new Set(), AS_OF, KNOWN_AT).of('penalty').length;
    expect(shown([penalty])).toBe(1);
    expect(shown([penalty, fell])).toBe(0);
    expect(shown([penalty, { ...fell, knownAt: '2026-11-06T00:00:00.000Z' as Instant }])).toBe(1);
    expect(shown([penalty, rec('penalty', { ...fine, documentNo: '津罚2号' }), fell])).toBe(1);
  });

  it('lists oldest events first, ties by batch and row', () => {
    const at = (eventDate: string, batchId: bigint, rowNo: number) => ({
      ...tax('2026-01', {}),
      eventDate: eventDate as IsoDate,
      batchId,
      rowNo,
    });
    const view = viewOf(
      [at('2026-03-01', 1n, 1), at('2026-01-01', 2n, 5), at('2026-01-01', 2n, 4), at('2026-01-01', 1n, 9)],
      new Set(),
      AS_OF,
      KNOWN_AT,
    );
    expect(view.of('tax-payment').map((r) => [r.batchId, r.rowNo])).toEqual([
      [1n, 9],
      [2n, 4],
      [2n, 5],
      [1n, 1],
    ]);
  });
});
