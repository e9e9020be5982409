import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepSnapshot } from '@/modules/features/commands/snapshot-case';
import { CATALOGUE } from '@/modules/features/domain/catalogue';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { scoreSnapshot } from '@/modules/risk/commands/score-snapshot';
import { openScores } from '@/modules/risk/queries/open-scores';
import { closeDb, db, pool } from '@/server/db';
import { mintScope, SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import type { Rule } from '../domain/expr';
import { columnsOf } from '../domain/snapshot-columns';
import { runScreening } from '../queries/run-screening';
import { exportScreeningTable } from '../queries/sql/export-screening-table';
import { dropScreeningTables } from './drop-screening-tables';
import { fillScreeningTable } from './fill-screening-table';
import { loadScreeningTable } from './load-screening-table';

const ROWS = 200;
const N = Number.NaN;
const row = (of: (i: number) => number) => Array.from({ length: ROWS }, (_, i) => of(i));
const base = { label: 'a', hard: false } as const;
const rulesWith = (score: number): readonly Rule[] => [
  { ...base, id: 'tax', onUnknown: 'refer', when: { op: 'gte', feature: 'tax-paid-12m', value: 3e6 } },
  {
    ...base,
    id: 'place',
    onUnknown: 'fail',
    when: { op: 'in', feature: 'district', values: ['120101', '120103'] },
  },
  { ...base, id: 'score', onUnknown: 'pass', when: { op: 'gte', feature: 'credit-score', value: score } },
];

let snapshotId = '';
beforeAll(async () => {
  const whole = Object.fromEntries(CATALOGUE.map(({ key }) => [key, row(() => N)]));
  snapshotId = await keepSnapshot({
    ids: Array.from({ length: ROWS }, (_, i) => BigInt(i * 2 + 1)),
    columns: {
      ...whole,
      district: row((i) => (i % 7 === 0 ? N : i % 3)),
      'tax-paid-12m': row((i) => (i % 6 === 5 ? N : (i % 10) * 1e6 + 0.1)),
      'sales-24m': row((i) => i * 1e9),
      'sales-months-24m': row((i) => i % 25),
    },
    dictionaries: { district: ['120101', '120102', '120103'] },
  });
});
afterAll(closeDb);

const tables = async () => {
  const [found] = await pool().query("SHOW TABLES LIKE 'screening\\_s\\_20200229%'");
  return (found as object[]).map((r) => String(Object.values(r)[0]));
};
const trail = (subject: string) => db().auditEvent.count({ where: { subject } });

it('both backends give one screening, before and after there are scores; the table is loaded once, traced, dropped', async () => {
  const bare = await loadScreeningTable(SYSTEM_ACTOR, { snapshotId });
  expect(bare).toMatchObject({ rows: ROWS, isNew: true });
  const { runId } = await scoreSnapshot({ today: 'back-test', snapshotId, actor: SYSTEM_ACTOR });
  const { score } = await openScores(runId);
  const rules = rulesWith([...score].filter((s) => !Number.isNaN(s)).sort((a, b) => a - b)[ROWS >> 2]!);
  const missing = runScreening(systemScope(), { rules, snapshotId, backend: 'sql' });
  await expect(missing).rejects.toMatchObject({ kind: 'not-found', code: 'screening-table-missing' });
  const scored = await Promise.all([1, 2].map(() => loadScreeningTable(SYSTEM_ACTOR, { snapshotId })));
  expect(scored.map((s) => s.isNew).sort()).toEqual([false, true]);
  const table = scored[0]!.table;
  expect(table).not.toBe(bare.table);
  expect(await tables()).toEqual(expect.arrayContaining([bare.table, table]));
  expect(await trail(`screening-table:${table}`)).toBe(1);

  const input = { rules, against: rules.slice(0, 2), snapshotId, scoreRunId: runId };
  const [columnar, sql] = await Promise.all(
    (['columnar', 'sql'] as const).map((backend) => runScreening(systemScope(), { ...input, backend })),
  );
  expect(sql).toEqual({ ...columnar, ms: sql!.ms });
  expect(sql!.rules[2]!.fails).toBeGreaterThan(0);
  expect(sql!.passCount).toBeGreaterThan(0);
  expect(sql!.referCount).toBeGreaterThan(0);

  const bank = mintScope.bank({ login: 'officer', role: 'bank-officer' }, 1n);
  await expect(runScreening(bank, { ...input, backend: 'sql' })).rejects.toMatchObject({ kind: 'forbidden' });

  expect(await dropScreeningTables(SYSTEM_ACTOR, { snapshotId })).toEqual([bare.table, table]);
  expect(await dropScreeningTables(SYSTEM_ACTOR, { snapshotId })).toEqual([]);
  expect(await trail(`snapshot:${snapshotId}`)).toBe(1);
  expect(await tables()).not.toContain(table);
});

it('a load that was stopped goes on behind the last row it kept; the export holds the same', async () => {
  const { snapshot, whole } = await opened();
  const connection = await pool().getConnection();
  const draft = `screening_case_${snapshotId.slice(-10).toLowerCase()}`;
  try {
    const half = { ...whole, ids: whole.ids.slice(0, 90) };
    expect(await fillScreeningTable(connection, draft, half)).toBe(90);
    expect(await fillScreeningTable(connection, draft, whole)).toBe(ROWS - 90);
    expect(await fillScreeningTable(connection, draft, whole)).toBe(0);
    const [kept] = await connection.query({
      sql: `SELECT enterprise_id, tax_paid_12m FROM ${draft} ORDER BY 1`,
      rowsAsArray: true,
    });
    const exported = await exportScreeningTable({ snapshotId });
    const lines = [...exported.text()].join('').split('\n');
    const place = 1 + whole.features.indexOf('tax-paid-12m');
    const told = lines.slice(0, ROWS).map((line) => {
      const fields = line.split('\t');
      return [fields[0], fields[place] === '\\N' ? null : Number(fields[place])];
    });
    expect(lines).toHaveLength(ROWS + 1);
    expect(told).toEqual(kept);
    const tax = snapshot.column('tax-paid-12m');
    expect(kept).toEqual(
      Array.from(whole.ids, (id, i) => [String(id), Number.isNaN(tax[i]!) ? null : tax[i]]),
    );
  } finally {
    await connection.query(`DROP TABLE IF EXISTS ${draft}`);
    connection.release();
  }
});

async function opened() {
  const snapshot = await openSnapshot(snapshotId);
  const features = snapshot.manifest.features.map(({ key }) => key);
  return { snapshot, whole: { ids: snapshot.enterpriseId, source: columnsOf(snapshot), features } };
}
