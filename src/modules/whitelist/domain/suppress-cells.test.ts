import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CellTable, suppressCells } from './suppress-cells';

const table = (counts: Record<string, number>, relations: CellTable['relations'], more = {}): CellTable => ({
  counts: new Map(Object.entries(counts)),
  relations,
  ...more,
});

/** Rank over the rationals, by fractions of bigint. */
function rank(rows: readonly (readonly number[])[]): number {
  const m = rows.map((row) => row.map((v) => BigInt(v)));
  let rank = 0;
  for (let c = 0; c < (m[0]?.length ?? 0); c++) {
    const at = m.findIndex((row, r) => r >= rank && row[c] !== 0n);
    if (at < 0) continue;
    [m[rank], m[at]] = [m[at]!, m[rank]!];
    const pivot = m[rank]!;
    for (let r = 0; r < m.length; r++) {
      if (r === rank || m[r]![c] === 0n) continue;
      const factor = m[r]![c]!;
      m[r] = m[r]!.map((v, i) => v * pivot[c]! - factor * pivot[i]!);
    }
    rank++;
  }
  return rank;
}

/** Whether a hidden cell follows: adding "this cell = x" to the equations says nothing new. */
function follows(t: CellTable, hidden: readonly string[], key: string): boolean {
  const rows = t.relations.map(({ total, parts }) =>
    hidden.map((h) => (h === total ? 1 : 0) - parts.filter((p) => p === h).length),
  );
  const unit = hidden.map((h) => (h === key ? 1 : 0));
  return rank([...rows, unit]) === rank(rows);
}

describe('suppressCells', () => {
  it('hides nothing where nothing is small', () => {
    const t = table({ all: 50, a: 20, b: 30 }, [{ total: 'all', parts: ['a', 'b'] }]);
    expect([...suppressCells(t)]).toEqual([]);
  });

  it('hides the draft with three that left and none that entered', () => {
    const t = table(
      { before: 503, draft: 500, stayed: 500, left: 3, entered: 0 },
      [
        { total: 'before', parts: ['stayed', 'left'] },
        { total: 'draft', parts: ['stayed', 'entered'] },
      ],
      { pinned: new Set(['before']) },
    );
    expect([...suppressCells(t)].sort()).toEqual(['draft', 'left', 'stayed']);
  });

  it('leaves no small sum of hidden parts beside a whole that is shown', () => {
    const t = table({ all: 40, a: 2, b: 1, c: 17, d: 20 }, [{ total: 'all', parts: ['a', 'b', 'c', 'd'] }]);
    expect([...suppressCells(t)].sort()).toEqual(['a', 'b', 'c']);
  });

  it('does not let a small difference of two shown counts stand, though nobody is shown it', () => {
    const relation = [{ total: 'told', parts: ['drawn', 'undrawn'] }];
    const t = table({ told: 25, drawn: 21, undrawn: 4 }, relation, { unseen: new Set(['undrawn']) });
    expect(suppressCells(t).has('drawn')).toBe(true);
  });

  it('never lets a small cell follow from what is shown', () => {
    const cell = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 200 }));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
        (grid) => {
          // a grid with its row sums, column sums and the sum of all
          const counts: Record<string, number> = {};
          const relations: { total: string; parts: string[] }[] = [];
          const columns = [0, 1, 2];
          for (const [r, row] of grid.entries()) {
            for (const c of columns) counts[`${r}.${c}`] = row[c]!;
            counts[`row${r}`] = row.reduce((a, b) => a + b, 0);
            relations.push({ total: `row${r}`, parts: columns.map((c) => `${r}.${c}`) });
          }
          for (const c of columns) {
            counts[`column${c}`] = grid.reduce((sum, row) => sum + row[c]!, 0);
            relations.push({ total: `column${c}`, parts: grid.map((_, r) => `${r}.${c}`) });
          }
          counts.all = grid.flat().reduce((a, b) => a + b, 0);
          relations.push({ total: 'all', parts: grid.map((_, r) => `row${r}`) });
          relations.push({ total: 'all', parts: columns.map((c) => `column${c}`) });
          const t = table(counts, relations);
          const hidden = [...suppressCells(t)];
          for (const [key, n] of Object.entries(counts)) {
            if (n === 0 || n >= 10) continue;
            expect(hidden).toContain(key);
            expect(follows(t, hidden, key)).toBe(false);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
