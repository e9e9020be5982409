import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, pool } from '@/server/db';
import { fillScreeningTable } from '../../commands/fill-screening-table';
import { plainKernels } from '../../domain/columnar/plain-kernels';
import { simdKernels } from '../../domain/columnar/simd-kernels';
import { evaluateColumns, type KernelPair } from '../../domain/evaluate-columns';
import type { Comparison, Expr, Rule } from '../../domain/expr';
import { nextDown, nextUp } from '../../domain/operators/neighbour';
import { byRows, CODES, number, type Row, row, ruleSets, sourceOf, told } from '../../domain/rule-case';
import type { ScreeningTable } from '../../domain/sql/screening-table';
import { sqlBackend } from './sql-backend';

const TABLES = 12;
const ROWS = 100;
const RULE_SETS = 1_200;
const MARK = randomBytes(4).toString('hex');
const PLAIN = { marking: plainKernels(), keeping: plainKernels() };
const SIMD = { marking: simdKernels(), keeping: simdKernels() } as KernelPair;

type Loaded = { readonly rows: readonly Row[]; readonly ids: BigInt64Array; readonly table: ScreeningTable };
const made: string[] = [];

/** Loads rows as `xyd screening-table load` does; ids with gaps, one past 2^53. */
async function load(rows: readonly Row[]): Promise<Loaded> {
  const name = `screening_case_${MARK}_${made.length}`;
  made.push(name);
  const ids = BigInt64Array.from(rows, (_, i) => (i < rows.length - 1 ? BigInt(i * 3 + 1) : 2n ** 60n + 1n));
  const features = ['n0', 'n1', 'code'];
  const source = sourceOf(rows);
  const connection = await pool().getConnection();
  try {
    await fillScreeningTable(connection, name, { ids, source, features });
  } finally {
    connection.release();
  }
  return { rows, ids, table: { name, features: new Set(features), dictionary: source.dictionary } };
}

const bySql = async (rules: readonly Rule[], { table, ids }: Loaded) =>
  told(await sqlBackend(table, ids).screen(rules));

afterAll(async () => {
  for (const name of made) await pool().query(`DROP TABLE IF EXISTS ${name}`);
  await closeDb();
});

describe('rows, plain columns, WebAssembly columns and SQL', () => {
  const unknown: Row = { n0: undefined, n1: undefined, code: undefined };
  const loaded: Loaded[] = [];
  beforeAll(async () => {
    for (let seed = 1; seed <= TABLES; seed++) {
      const rows = fc.sample(row, { numRuns: ROWS, seed });
      loaded.push(await load(seed === 1 ? rows.map(() => unknown) : rows));
    }
  });

  it('agree on 120,000 random cases: every count, every row’s outcome', async () => {
    const held = loaded.flatMap(({ rows }) => rows.flatMap((r) => [r.n0 ?? 0, r.n1 ?? 0]));
    // what stands in the rows and what stands just beside it: bounds that a rounding would move
    const near = fc
      .tuple(fc.constantFrom(...held), fc.constantFrom(Number, nextUp, nextDown))
      .map(([value, to]) => to(value))
      .filter(Number.isFinite);
    const sets = ruleSets(fc.oneof(number, near));
    let cases = 0;
    await fc.assert(
      fc.asyncProperty(sets, fc.integer({ min: 0, max: TABLES - 1 }), async (rules, at) => {
        const { rows } = loaded[at]!;
        const expected = byRows(rules, rows);
        expect(told(evaluateColumns(rules, sourceOf(rows), PLAIN))).toEqual(expected);
        expect(told(evaluateColumns(rules, sourceOf(rows), SIMD))).toEqual(expected);
        expect(await bySql(rules, loaded[at]!)).toEqual(expected);
        cases += rows.length;
      }),
      { numRuns: RULE_SETS, seed: 20261127 },
    );
    expect(cases).toBeGreaterThanOrEqual(RULE_SETS * ROWS);
  }, 180_000);

  it('agree on fifty rules at once, and on the rules beyond the first number of states', async () => {
    const fifty = fc
      .sample(ruleSets(number, 60), { numRuns: 60, seed: 7 })
      .flat()
      .slice(0, 50)
      .map((rule, i) => ({ ...rule, id: `r${i}` }));
    expect(fifty).toHaveLength(50);
    for (const one of loaded.slice(0, 4)) expect(await bySql(fifty, one)).toEqual(byRows(fifty, one.rows));
    const late = fifty.map((rule, i) => (i === 40 ? rule : { ...rule, when: ALWAYS }));
    expect(await bySql(late, loaded[3]!)).toEqual(byRows(late, loaded[3]!.rows));
  });

  it('agree on no rules, and on a table without rows', async () => {
    expect(await bySql([], loaded[2]!)).toEqual(byRows([], loaded[2]!.rows));
    const none = await load([]);
    const rule = ruleOf({ op: 'gt', feature: 'n0', value: 0 }, 'fail');
    expect(await bySql([rule], none)).toEqual(byRows([rule], []));
  });
});

const ALWAYS: Expr = { op: 'and', args: [] };
const ruleOf = (when: Expr, onUnknown: Rule['onUnknown']): Rule => ({
  id: 'r0',
  label: 'r0',
  hard: false,
  when,
  onUnknown,
});

describe('what SQL could make of numbers', () => {
  const hard = [0, 5e-324, 2.2250738585072014e-308, 0.1, 1 / 3, 9e15, 9_007_199_254_740_991, 1e21, 1e300];
  const values = hard.flatMap((v) => [v, -v, nextUp(v), nextDown(v)]);
  let one: Loaded;
  beforeAll(async () => {
    one = await load([
      ...values.map((n0) => ({ n0, n1: undefined, code: 'A' })),
      { n0: undefined, n1: 1, code: 'B' },
    ]);
  });

  it('each float64 comes back as itself, told from its neighbours by every comparison', async () => {
    const comparisons = values.flatMap((value): Comparison[] => [
      ...(['eq', 'ne', 'gt', 'gte', 'lt', 'lte'] as const).map((op) => ({ op, feature: 'n0', value })),
      { op: 'in', feature: 'n0', values: [value, nextUp(nextUp(value))] },
      { op: 'between', feature: 'n0', from: value, to: nextUp(value) },
    ]);
    for (const when of comparisons) {
      const rules = [ruleOf(when, 'refer')];
      expect(await bySql(rules, one), JSON.stringify(when)).toEqual(byRows(rules, one.rows));
    }
  });

  it('sets of 1,000 values, from where on MariaDB may turn a list into a join', async () => {
    const many = [...values, ...Array.from({ length: 1_000 - values.length }, (_, i) => 2e6 + i / 3)];
    const except = many.map((v) => (v === 9e15 ? 1e9 : v));
    for (const held of [many, except])
      for (const op of ['in', 'notIn'] as const)
        for (const onUnknown of ['fail', 'pass', 'refer'] as const) {
          const rules = [ruleOf({ op, feature: 'n0', values: held }, onUnknown)];
          expect(await bySql(rules, one)).toEqual(byRows(rules, one.rows));
        }
  });

  it('codes no row has, in every operator of sets', async () => {
    for (const code of [...CODES, 'Z', "'; DROP TABLE enterprise; --", '`', '?'])
      for (const when of [
        { op: 'eq', feature: 'code', value: code },
        { op: 'ne', feature: 'code', value: code },
        { op: 'in', feature: 'code', values: [code, 'Z'] },
        { op: 'notIn', feature: 'code', values: [code] },
      ] as const) {
        const rules = [ruleOf(when, 'pass')];
        expect(await bySql(rules, one)).toEqual(byRows(rules, one.rows));
      }
  });

  it('says what to do where the table is not loaded, or the values are too many', async () => {
    const rules = [ruleOf({ op: 'known', feature: 'n0' }, 'fail')];
    const away = { ...one, table: { ...one.table, name: `screening_case_${MARK}_none` } };
    await expect(bySql(rules, away)).rejects.toMatchObject({ code: 'screening-table-missing' });
    const wide = Array.from({ length: 66 }, (_, i) =>
      ruleOf(
        { op: 'in', feature: 'n0', values: Array.from({ length: 1_000 }, (_, k) => i * 1_000 + k) },
        'fail',
      ),
    );
    await expect(bySql(wide, one)).rejects.toMatchObject({ kind: 'invalid', code: 'rules-too-large' });
    const other = { ...one, ids: one.ids.slice(1) };
    await expect(bySql(rules, other)).rejects.toMatchObject({ code: 'screening-table-differs' });
  });
});
