import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateRow } from './evaluate-row';
import type { Expr, Operand, Outcome, Rule } from './expr';
import { type RuleFinding, ruleFindings } from './rule-logic';

const CODES = { A: '甲', B: '乙', C: '丙' };
const TERMS: Record<string, { type: 'number' | 'flag' | 'code'; codes?: Record<string, string> }> = {
  n: { type: 'number' },
  m: { type: 'number' },
  flag: { type: 'flag' },
  closed: { type: 'code', codes: CODES },
  open: { type: 'code' },
};
const termOf = (key: string) => TERMS[key];
const rule = (id: string, when: Expr, onUnknown: Rule['onUnknown'] = 'refer'): Rule => ({
  id,
  label: id,
  when,
  onUnknown,
  hard: false,
});
const n = (op: 'gte' | 'gt' | 'lte' | 'lt' | 'eq' | 'ne', value: number, feature = 'n'): Expr => ({
  op,
  feature,
  value,
});
const among = (feature: string, ...values: string[]): Expr => ({ op: 'in', feature, values });
const find = (...rules: Rule[]) => ruleFindings(rules, termOf);

describe('ruleFindings', () => {
  it.each<[string, Expr, RuleFinding['kind'] | undefined]>([
    ['x ≥ 5 and x ≤ 3', { op: 'and', args: [n('gte', 5), n('lte', 3)] }, 'never-true'],
    ['x ≥ 5 or x ≤ 5', { op: 'or', args: [n('gte', 5), n('lte', 5)] }, 'never-false'],
    ['x > 5 or x < 5', { op: 'or', args: [n('gt', 5), n('lt', 5)] }, undefined],
    [
      '0.3 < x < its neighbour',
      { op: 'and', args: [n('gt', 0.3), n('lt', 0.30000000000000004)] },
      'never-true',
    ],
    ['x = 5 and x ≠ 5, of two features', { op: 'and', args: [n('eq', 5), n('ne', 5, 'm')] }, undefined],
    ['a flag that is 2', n('eq', 2, 'flag'), 'never-true'],
    ['a flag that is 0 or 1', { op: 'in', feature: 'flag', values: [0, 1] }, 'never-false'],
    ['every code', among('closed', 'A', 'B', 'C'), 'never-false'],
    ['every code but the open list', among('open', 'A', 'B', 'C'), undefined],
    ['no code', among('closed'), 'never-true'],
    [
      'known or not known',
      {
        op: 'or',
        args: [
          { op: 'known', feature: 'n' },
          { op: 'not', arg: { op: 'known', feature: 'n' } },
        ],
      },
      'never-false',
    ],
    [
      'not of what is never',
      { op: 'not', arg: { op: 'and', args: [n('gt', 1), n('lt', 0)] } },
      'never-false',
    ],
  ])('%s', (_, when, kind) => {
    expect(find(rule('a', when)).map((f) => f.kind)).toEqual(kind ? [kind] : []);
  });

  it('says what an unknown still comes to', () => {
    const never: Expr = { op: 'and', args: [n('gte', 5), n('lte', 3)] };
    expect(find(rule('a', never, 'pass'))).toEqual([{ kind: 'never-true', rules: ['a'], unknowns: 'pass' }]);
    expect(find(rule('a', among('closed'), 'fail'))).toMatchObject([{ unknowns: 'fail' }]);
    const pair = find(rule('a', n('gte', 5), 'pass'), rule('b', n('lte', 3), 'refer'));
    expect(pair).toEqual([{ kind: 'conflict', rules: ['a', 'b'], unknowns: 'refer' }]);
  });

  it('finds what only three rules contradict, and what another covers', () => {
    expect(
      find(
        rule('a', among('closed', 'A', 'B')),
        rule('b', among('closed', 'B', 'C')),
        rule('c', among('closed', 'A', 'C')),
      ),
    ).toEqual([{ kind: 'conflict', rules: ['a', 'b', 'c'], unknowns: 'refer' }]);
    expect(find(rule('a', n('gte', 3)), rule('b', n('gte', 5)))).toEqual([
      { kind: 'redundant', rules: ['a', 'b'] },
    ]);
    // where they treat the unknown otherwise, the wider one still decides
    expect(find(rule('a', n('gte', 3), 'fail'), rule('b', n('gte', 5), 'pass'))).toEqual([]);
  });

  it('says nothing it cannot look through, but sees the part that is never true', () => {
    const wide = (arg: Expr): Expr => ({
      op: 'and',
      args: [arg, ...Array.from({ length: 18 }, (_, i) => n('gte', 1, `f${i}`))],
    });
    expect(find(rule('a', wide(n('gte', 1))))).toEqual([]);
    const never: Expr = { op: 'and', args: [n('gte', 5), n('lte', 3)] };
    expect(find(rule('a', wide(never)))).toMatchObject([{ kind: 'never-true' }]);
  });
});

const number = fc.constantFrom(0, 1, 2, 3, 0.3, 0.30000000000000004);
const leaf = fc.oneof(
  fc.record({
    op: fc.constantFrom('gte', 'gt', 'lte', 'lt', 'eq', 'ne'),
    feature: fc.constantFrom('n', 'm', 'flag'),
    value: number,
  }),
  fc.record({ op: fc.constant('between'), feature: fc.constantFrom('n', 'm'), from: number, to: number }),
  fc.record({
    op: fc.constantFrom('in', 'notIn'),
    feature: fc.constantFrom('closed', 'open'),
    values: fc.subarray(['A', 'B', 'C']),
  }),
  fc.record({ op: fc.constant('known'), feature: fc.constantFrom('n', 'm', 'closed') }),
) as fc.Arbitrary<Expr>;
const { tree } = fc.letrec<{ tree: Expr }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({
      op: fc.constantFrom('and', 'or'),
      args: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
    }) as fc.Arbitrary<Expr>,
    fc.record({ op: fc.constant('not'), arg: tie('tree') }) as fc.Arbitrary<Expr>,
  ),
}));
const sets = fc
  .array(fc.tuple(tree, fc.constantFrom('fail', 'pass', 'refer')), { minLength: 1, maxLength: 4 })
  .map((list) => list.map(([when, onUnknown], i) => rule(`r${i}`, when, onUnknown as Rule['onUnknown'])));
const some = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const values = fc.record({
  n: some(fc.oneof(number, fc.double({ noNaN: true, noDefaultInfinity: true }))),
  m: some(number),
  flag: some(fc.constantFrom(0, 1)),
  closed: some(fc.constantFrom('A', 'B', 'C')),
  open: some(fc.constantFrom('A', 'B', 'Z')),
});

const RANK: Record<Outcome, number> = { pass: 0, refer: 1, fail: 2 };

describe('what is said of rules', () => {
  it('holds for every enterprise', () => {
    fc.assert(
      fc.property(sets, fc.array(values, { minLength: 20, maxLength: 20 }), (rules, rows) => {
        for (const finding of ruleFindings(rules, termOf))
          for (const row of rows) {
            const read = (key: string) => (row as Record<string, Operand | undefined>)[key];
            const verdicts = new Map(evaluateRow(rules, read).rules.map((v) => [v.rule.id, v]));
            const of = finding.rules.map((id) => verdicts.get(id)!);
            const truths = of.map((v) => v.trace.truth);
            if (finding.kind === 'never-true') expect(truths).not.toEqual(['true']);
            if (finding.kind === 'never-false') expect(truths).not.toEqual(['false']);
            if (finding.kind === 'never-false' && !finding.unknowns) expect(truths).toEqual(['true']);
            if (finding.kind === 'conflict') expect(new Set(truths)).not.toEqual(new Set(['true']));
            if (finding.kind === 'conflict' || finding.kind === 'never-true')
              expect(Math.max(...of.map((v) => RANK[v.outcome]))).toBeGreaterThanOrEqual(
                RANK[finding.unknowns!],
              );
            if (finding.kind === 'redundant') {
              const without = rules.filter((r) => r.id !== finding.rules[0]);
              expect(evaluateRow(without, read).outcome).toBe(evaluateRow(rules, read).outcome);
            }
          }
      }),
      { numRuns: 200 },
    );
  });

  it('is all there is to say of a condition about one feature', () => {
    const single = fc.letrec<{ e: Expr }>((tie) => ({
      e: fc.oneof(
        { maxDepth: 2 },
        fc.record({
          op: fc.constantFrom('gte', 'gt', 'lte', 'lt'),
          feature: fc.constant('n'),
          value: fc.constantFrom(1, 2, 3),
        }) as fc.Arbitrary<Expr>,
        fc.record({
          op: fc.constantFrom('and', 'or'),
          args: fc.array(tie('e'), { minLength: 1, maxLength: 3 }),
        }) as fc.Arbitrary<Expr>,
      ),
    })).e;
    fc.assert(
      fc.property(single, (when) => {
        // every value such a condition can tell apart
        const truths = [0, 1, 1.5, 2, 2.5, 3, 4].map(
          (v) => evaluateRow([rule('a', when)], () => v).rules[0]!.trace.truth,
        );
        const [finding] = find(rule('a', when));
        expect(finding?.kind === 'never-true').toBe(!truths.includes('true'));
        expect(finding?.kind === 'never-false').toBe(!truths.includes('false'));
      }),
    );
  });
});
