import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileRules } from './compile-rules';
import { evaluateRow } from './evaluate-row';
import type { FeatureReader, Rule } from './expr';
import { Places, RowOnce } from './read-once';
import { type Row, rows, rules } from './rule-case';

const readerOf =
  (row: Row): FeatureReader =>
  (key) =>
    (row as Record<string, number | string | undefined>)[key];

it('gives what evaluateRow gives, traces and all, for one enterprise after the other', () => {
  fc.assert(
    fc.property(rules, rows, (set, table) => {
      const places = new Places();
      const evaluate = compileRules(set, places);
      for (const row of [...table, ...table.toReversed()]) {
        const plain = evaluateRow(set, readerOf(row));
        const { failing, referring, unknowns, ...verdict } = evaluate(new RowOnce(places, readerOf(row)));
        expect(verdict).toStrictEqual(plain);
        const count = (is: (rule: (typeof plain.rules)[number]) => boolean) => plain.rules.filter(is).length;
        expect([failing, referring, unknowns]).toEqual([
          count((r) => r.outcome === 'fail'),
          count((r) => r.outcome === 'refer'),
          count((r) => r.unknown),
        ]);
      }
    }),
    { numRuns: 1_000 },
  );
}, 30_000);

const SET: readonly Rule[] = [
  { id: 'a', label: 'a', hard: true, onUnknown: 'refer', when: { op: 'gte', feature: 'x', value: 1 } },
  {
    id: 'b',
    label: 'b',
    hard: true,
    onUnknown: 'fail',
    when: {
      op: 'or',
      args: [
        { op: 'eq', feature: 'x', value: 0 },
        { op: 'known', feature: 'y' },
      ],
    },
  },
];

it('reads a feature once a row, and is right again after a reader threw', () => {
  const places = new Places();
  const evaluate = compileRules(SET, places);
  const read: string[] = [];
  const seen =
    (values: Record<string, number>): FeatureReader =>
    (key) => {
      read.push(key);
      if (key === 'y' && values.y === undefined) throw new Error('no column');
      return values[key];
    };
  evaluate(new RowOnce(places, seen({ x: 0, y: 1 })));
  expect(read).toEqual(['x', 'y']);
  expect(() => evaluate(new RowOnce(places, seen({ x: 2 })))).toThrow('no column');
  const values = { x: 2, y: 2 };
  expect(evaluate(new RowOnce(places, seen(values))).rules).toEqual(evaluateRow(SET, seen(values)).rules);
});

it('keeps what a flag comes to, and nothing of an amount', () => {
  const places = new Places();
  const evaluate = compileRules(SET, places);
  const at = (x: number) => evaluate(new RowOnce(places, (key) => (key === 'x' ? x : 1))).rules[0]!;
  expect(at(1)).toBe(at(1));
  expect(at(500)).not.toBe(at(500));
  expect(at(500)).toEqual(at(500));
  expect(at(-0).trace.actual).toBe(-0);
  expect(at(0).trace.actual).toBe(0);
});
