import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byRanking, rowsOf, topRows } from './top-rows';

const value = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(Number.NaN));
const ranking = fc.array(
  fc.record({
    feature: fc.constantFrom('a', 'b', 'none'),
    direction: fc.constantFrom('desc' as const, 'asc' as const),
  }),
  { maxLength: 2 },
);

it('are the first of the whole list, whatever the order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, value, fc.boolean()), { maxLength: 90 }),
      ranking,
      fc.integer({ min: 0, max: 20 }),
      (table, keys, n) => {
        const columns = new Map([
          ['a', Float64Array.from(table, (r) => r[0])],
          ['b', Float64Array.from(table, (r) => r[1])],
        ]);
        const source = {
          rows: table.length,
          column: (k: string) => columns.get(k),
          dictionary: () => undefined,
        };
        const bits = new Uint32Array((table.length + 31) >> 5);
        table.forEach((r, i) => {
          if (r[2]) bits[i >> 5]! |= 1 << (i & 31);
        });
        const all = rowsOf(bits, table.length).sort(byRanking(source, keys));
        expect(topRows(bits, source, keys, n)).toEqual(all.slice(0, n));
      },
    ),
    { numRuns: 1_000 },
  );
});
