import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { instant, isoDate } from '@/kernel/period';
import { featureOf } from '@/modules/features/domain/catalogue';
import { viewOf } from '@/modules/features/domain/view';
import { type SourceRecord, STANDS } from '@/modules/ingestion/domain/record';
import { loadModel } from './queries/load-model';
import { scoreRows } from './queries/score-rows';

const folder = path.resolve(process.env.XYD_REAL_DATA ?? '../shared/data', 'cumcm2020c');
const present = existsSync(path.join(folder, 'att1_companies.csv'));
if (!present) process.stderr.write(`CUMCM att1 is not in ${folder}: its tests are left out\n`);

const AS_OF = isoDate('2020-02-29');
const KNOWN = instant('2020-03-01T00:00:00.000Z');

/** Lines without the header; exact duplicates of the file are one invoice. */
function linesOf(file: string): string[] {
  const bytes = readFileSync(path.join(folder, file));
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return [...new Set(text.trim().split(/\r?\n/).slice(1))];
}

function salesByFirm(): Map<string, SourceRecord[]> {
  const firms = new Map<string, SourceRecord[]>();
  linesOf('att1_invoices_out.csv.gz').forEach((line, rowNo) => {
    const [firm, number, day, counterparty, , , total, status] = line.split(',') as string[];
    const record: SourceRecord = {
      source: 'invoice',
      batchId: 1n,
      rowNo,
      eventDate: isoDate(day as string),
      publishedOn: AS_OF,
      knownAt: KNOWN,
      supersededAt: STANDS,
      payload: {
        direction: 'out',
        number,
        counterparty,
        total: Math.round(Number(total) * 100),
        status: status === '有效发票' ? 'valid' : 'void',
      },
    };
    const list = firms.get(firm as string);
    if (list) list.push(record);
    else firms.set(firm as string, [record]);
  });
  return firms;
}

/** Area under the curve, ties half. */
function auc(bad: readonly boolean[], risk: readonly number[]): number {
  let won = 0;
  let pairs = 0;
  bad.forEach((b, i) => {
    if (!b) return;
    bad.forEach((other, j) => {
      if (other) return;
      pairs++;
      won += risk[i]! > risk[j]! ? 1 : risk[i] === risk[j] ? 0.5 : 0;
    });
  });
  return won / pairs;
}

describe.runIf(present)('invoice-default on CUMCM att1', () => {
  it('meets in TypeScript the features Python trained on, and the fit it reported', async () => {
    const model = await loadModel({ name: 'invoice-default' }, path.resolve('models'));
    const sample = model.scorecard?.sample;
    if (!sample) throw new Error('invoice-default has no training sample');
    const companies = linesOf('att1_companies.csv').map((l) => l.split(','));
    const sales = salesByFirm();
    const columns = new Map<string, Float64Array>();
    for (const key of Object.keys(sample.digest)) columns.set(key, new Float64Array(companies.length));
    companies.forEach(([firm], row) => {
      const view = viewOf(sales.get(firm as string) ?? [], new Set(), AS_OF, KNOWN);
      for (const [key, column] of columns)
        column[row] = (featureOf(key)?.compute(view, AS_OF) as number | undefined) ?? Number.NaN;
    });
    for (const [key, want] of Object.entries(sample.digest)) {
      const given = { known: 0, sum: 0, squares: 0, byPosition: 0 };
      columns.get(key)?.forEach((v, i) => {
        if (Number.isNaN(v)) return;
        given.known++;
        given.sum += v;
        given.squares += v * v;
        given.byPosition += v * (i + 1);
      });
      expect(given.known, key).toBe(want.known);
      for (const part of ['sum', 'squares', 'byPosition'] as const)
        expect(Math.abs(given[part] / want[part] - 1), `${key} ${part}`).toBeLessThan(1e-9);
    }
    const bad = companies.map((c) => c[3] === '是');
    expect([bad.length, bad.filter(Boolean).length]).toEqual([sample.n, sample.bad]);
    const table = await scoreRows(
      model,
      {
        rows: companies.length,
        has: (k) => columns.has(k),
        column: (k) => columns.get(k) as Float64Array,
      },
      new Float64Array(companies.length).fill(0.03),
    );
    expect(table.referred).toBe(0);
    const apparent = auc(
      bad,
      [...table.score].map((s) => -s),
    );
    expect(apparent).toBeCloseTo(sample.fittedAuc, 9);
  });
});
