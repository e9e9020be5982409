import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { bitAt } from '../domain/breakdown';
import { evaluateColumns } from '../domain/evaluate-columns';
import type { Expr, Rule } from '../domain/expr';
import type { Looked } from '../domain/screening-desk';
import { topRows } from '../domain/top-rows';
import { type DeskSource, Desks } from './desks';

const folder = mkdtempSync(path.join(tmpdir(), 'xyd-desks-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ROWS = 3_000;
const FEATURES = ['sales-12m', 'tax-paid-12m', 'age-months', 'insured-now'];
const DISTRICTS = ['120101', '120102', '120103'];

/** A small city in which a few enterprises stand out; the same at every run. */
function aCity(key: string, rows = ROWS): DeskSource {
  let state = 7;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const columns = new Map(
    FEATURES.map((f) => [
      f,
      Float64Array.from({ length: rows }, () => (random() < 0.1 ? Number.NaN : Math.floor(random() * 500))),
    ]),
  );
  columns.set(
    'district',
    Float64Array.from({ length: rows }, (_, i) => (i < 5 ? 2 : i % 2)),
  );
  const score = Float64Array.from({ length: rows }, () =>
    random() < 0.2 ? Number.NaN : 400 + random() * 300,
  );
  return { key, rows, columns, dictionaries: { district: DISTRICTS }, score };
}

const rule = (id: string, when: Expr, onUnknown: Rule['onUnknown'] = 'fail'): Rule => ({
  id,
  label: id,
  when,
  onUnknown,
  hard: false,
});
const atLeast = (feature: string, value: number): Expr => ({ op: 'gte', feature, value });

/** Every set of rows an answer told the size of. */
function setsTold({ pass, refer }: Looked) {
  return [pass, refer];
}
/** The smallest class of rows that all sets told agree on: nobody can work out a finer one. */
function smallestCell(sets: readonly Uint32Array[], rows: number): number {
  let cells = new Int32Array(rows);
  for (const bits of sets) {
    const ids = new Map<number, number>();
    cells = cells.map((cell, row) => {
      const key = cell * 2 + (bitAt(bits, row) ? 1 : 0);
      const id = ids.get(key) ?? ids.size;
      ids.set(key, id);
      return id;
    });
  }
  const sizes = new Map<number, number>();
  for (const cell of cells) sizes.set(cell, (sizes.get(cell) ?? 0) + 1);
  return Math.min(...sizes.values());
}

describe('a bank before consent', () => {
  it('learns of no fewer than ten from 1,000 overlapping questions made to single somebody out', () => {
    const desks = new Desks(folder);
    const city = aCity('attack');
    desks.hold(city);
    const { columns } = city;
    const told: Uint32Array[] = [];
    const exact: number[] = [];
    const targets = Array.from({ length: 50 }, (_, i) => i * 59);
    const ask = (rules: readonly Rule[]) => {
      const looked = desks.look('attack', { kind: 'bank', bank: '1', salt: 5 }, { rules });
      told.push(...setsTold(looked));
      for (const line of looked.rules)
        for (const n of [line.fails, line.unknowns, line.firstFails, line.marginal, line.left])
          expect(n % 10).toBe(0);
      for (const { rows, pass } of [...looked.districts, ...looked.scores])
        for (const n of [rows, pass]) expect(n % 10).toBe(0);
      return looked.passCount;
    };
    for (let q = 0; q < 500; q++) {
      const row = targets[q % targets.length]!;
      const a = FEATURES[q % 4]!;
      const b = FEATURES[(q + 1 + (q >> 2)) % 4]!;
      const [x, y] = [columns.get(a)![row]!, columns.get(b)![row]!];
      if (Number.isNaN(x) || Number.isNaN(y)) continue;
      const floor = (q * 37) % 300;
      const wide = rule('a', atLeast(a, floor));
      // the same but for those who are exactly like the target
      const exactly: Expr = {
        op: 'and',
        args: [
          { op: 'eq', feature: a, value: x },
          { op: 'eq', feature: b, value: y },
        ],
      };
      const without = rule('b', { op: 'not', arg: exactly }, 'pass');
      ask([wide]);
      ask([wide, without]);
      const both = evaluateColumns([wide, without], source(city)).passCount;
      exact.push(evaluateColumns([wide], source(city)).passCount - both);
    }
    expect(exact.filter((n) => n > 0 && n < 10).length).toBeGreaterThan(100); // the questions were sharp
    expect(smallestCell(told, ROWS)).toBeGreaterThanOrEqual(10);
  }, 120_000);

  it('is answered near the truth', () => {
    const desks = new Desks(folder);
    desks.hold(aCity('near'));
    const errors: number[] = [];
    for (let threshold = 0; threshold < 500; threshold += 10) {
      const rules = [rule('a', atLeast('sales-12m', threshold))];
      const blind = desks.look('near', { kind: 'bank', bank: '1', salt: 5 }, { rules }).passCount;
      const whole = desks.look('near', { kind: 'whole' }, { rules }).passCount;
      errors.push(blind - whole);
    }
    const mean = errors.reduce((a, b) => a + b, 0) / errors.length;
    expect(Math.abs(mean)).toBeLessThan(ROWS / 100); // right on average
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(ROWS / 15);
  });

  it('is answered in the same groups after a restart, and by another process at the same time', () => {
    const [first, second] = [new Desks(folder), new Desks(folder)];
    for (const desks of [first, second]) desks.hold(aCity('restart'));
    const told: Uint32Array[] = [];
    for (let q = 0; q < 200; q++) {
      const desks = q % 2 ? first : second;
      const rules = [rule('a', atLeast(FEATURES[q % 4]!, (q * 41) % 500))];
      told.push(...setsTold(desks.look('restart', { kind: 'bank', bank: '1', salt: 5 }, { rules })));
    }
    const third = new Desks(folder);
    third.hold(aCity('restart'));
    for (let q = 0; q < 50; q++) {
      const rules = [rule('a', atLeast(FEATURES[q % 4]!, q * 7))];
      told.push(...setsTold(third.look('restart', { kind: 'bank', bank: '1', salt: 5 }, { rules })));
    }
    expect(smallestCell(told, ROWS)).toBeGreaterThanOrEqual(10);
  });

  it('gets its own groups, apart from another bank’s, and none of fewer than ten enterprises', () => {
    const desks = new Desks(folder);
    desks.hold(aCity('banks'));
    const fine = [rule('a', { op: 'eq', feature: 'sales-12m', value: 3 })];
    const asked = (bank: string, rules: readonly Rule[]) =>
      desks.look('banks', { kind: 'bank', bank, salt: 9 }, { rules });
    const before = asked('2', [rule('a', atLeast('tax-paid-12m', 250))]).passCount;
    for (let i = 0; i < 40; i++) asked('1', [rule('a', atLeast(FEATURES[i % 4]!, i * 11))]);
    expect(asked('2', [rule('a', atLeast('tax-paid-12m', 250))]).passCount).toBe(before);
    expect(asked('3', fine).passCount).toBe(0);
    desks.hold(aCity('tiny', 9));
    expect(() => desks.look('tiny', { kind: 'bank', bank: '1', salt: 5 }, { rules: fine })).toThrow(
      /不足 10 户/,
    );
  });

  it('sees the shape of a feature, the platform its counts', () => {
    const desks = new Desks(folder);
    desks.hold(aCity('shape'));
    const [whole] = desks.spreads('shape', { kind: 'whole' }, ['sales-12m', 'district']);
    const [blind] = desks.spreads('shape', { kind: 'bank', bank: '1', salt: 5 }, ['sales-12m']);
    expect(whole!.counts.reduce((a, b) => a + b) + whole!.unknown).toBe(ROWS);
    const step = Math.max(20, Math.ceil(Math.max(...whole!.counts, whole!.unknown) / 40));
    for (const n of blind!.counts) expect(n % step).toBe(0);
  });
});

function source({ rows, columns, dictionaries, score }: DeskSource) {
  return {
    rows,
    column: (key: string) => (key === 'credit-score' ? score : columns.get(key)),
    dictionary: (key: string) => dictionaries[key],
  };
}

describe('a look', () => {
  const feature = fc.constantFrom(...FEATURES, 'credit-score', 'absent');
  const rules = fc.array(
    fc.tuple(feature, fc.integer({ min: 0, max: 600 }), fc.constantFrom('fail', 'pass', 'refer')),
    {
      minLength: 1,
      maxLength: 5,
    },
  );

  it('after look gives what a first look would, for the city and for each district', () => {
    const desks = new Desks(folder);
    const city = aCity('looks');
    desks.hold(city);
    fc.assert(
      fc.property(rules, (list) => {
        const set = list.map(([f, v, onUnknown], i) =>
          rule(`r${i}`, atLeast(f, v), onUnknown as Rule['onUnknown']),
        );
        const found = desks.look('looks', { kind: 'whole' }, { rules: set });
        expect(found).toMatchObject(evaluateColumns(set, source(city)));
        const parts = DISTRICTS.map((code) =>
          desks.look('looks', { kind: 'district', code }, { rules: set }),
        );
        expect(parts.reduce((n, p) => n + p.passCount, 0)).toBe(found.passCount);
        parts.forEach((part, i) => {
          const cell = found.districts.find((d) => d.key === DISTRICTS[i]);
          expect([part.rows, part.passCount]).toEqual([cell?.rows, cell?.pass]);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('shows the first by an order, and how a feature spreads among those that pass', () => {
    const desks = new Desks(folder);
    desks.hold(aCity('top'));
    const look = desks.look(
      'top',
      { kind: 'whole' },
      {
        rules: [rule('a', atLeast('sales-12m', 250))],
        against: [rule('a', atLeast('sales-12m', 300))],
        top: { ranking: [{ feature: 'credit-score', direction: 'desc' }], rows: 5 },
        spreads: ['tax-paid-12m'],
      },
    );
    const { score } = aCity('top');
    expect(look.top).toHaveLength(5);
    const values = look.top.map((row) => score![row]!);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    const [spread] = look.spreads;
    expect(spread!.counts.reduce((a, b) => a + b) + spread!.unknown).toBe(look.passCount);
    expect(look.comparison).toMatchObject({ left: 0, stayed: look.comparison!.passCount });
  });

  it.each([
    ['many', atLeast('sales-12m', 100)],
    ['few', atLeast('sales-12m', 498)],
    ['none of the best', { op: 'lte', feature: 'credit-score', value: 480 } as Expr],
  ])('shows the first of %s in a larger city, whichever order was asked before', (_name, when) => {
    const desks = new Desks(folder);
    const city = aCity('first', 20_000);
    desks.hold(city);
    for (const feature of ['credit-score', 'tax-paid-12m', 'credit-score']) {
      const ranking = [{ feature, direction: 'desc' as const }];
      const look = { rules: [rule('a', when)], top: { ranking, rows: 100 } };
      const found = desks.look('first', { kind: 'whole' }, look);
      expect(found.top).toEqual(topRows(found.pass, source(city), ranking, 100));
      expect(found.top).toHaveLength(Math.min(100, found.passCount));
    }
  });

  it('is taken within districts and a set of enterprises, exactly or in groups', () => {
    const desks = new Desks(folder);
    const city = aCity('within');
    desks.hold(city);
    const rules = [rule('a', atLeast('sales-12m', 250), 'refer')];
    const rows = new Uint32Array((ROWS + 31) >> 5).fill(0x0f0f0f0f);
    const within = { districts: ['120101', '120103'], enterprises: { key: 'batch:1', rows } };
    const found = desks.look('within', { kind: 'whole' }, { rules, within });
    const inside = [...city.columns.get('district')!.keys()].filter(
      (row) => city.columns.get('district')![row] !== 1 && bitAt(rows, row),
    );
    const sales = city.columns.get('sales-12m')!;
    expect(found.rows).toBe(inside.length);
    expect(found.passCount).toBe(inside.filter((row) => sales[row]! >= 250).length);
    expect(found.referCount).toBe(inside.filter((row) => Number.isNaN(sales[row]!)).length);
    expect(found.rules[0]).toMatchObject({
      fails: inside.filter((row) => sales[row]! < 250).length,
      unknowns: found.referCount,
      left: found.passCount + found.referCount,
    });
    const blind = desks.look('within', { kind: 'bank', bank: '7', salt: 3 }, { rules, within });
    expect(Math.abs(blind.passCount - found.passCount)).toBeLessThan(ROWS / 30);
    expect(smallestCell(setsTold(blind), ROWS)).toBeGreaterThanOrEqual(10);
  });
});
