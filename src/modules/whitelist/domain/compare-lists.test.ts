import { describe, expect, it } from 'vitest';
import type { Outcome, Rule, RuleSetVerdict } from '@/modules/rules/domain/expr';
import { causeOf, causeOfTurn, rulesSaying, type Standing } from './compare-lists';

function verdict(outcomes: Readonly<Record<string, Outcome>>): RuleSetVerdict {
  const all = Object.values(outcomes);
  const when: Rule['when'] = { op: 'known', feature: 'sales-12m' };
  return {
    outcome: all.includes('fail') ? 'fail' : all.includes('refer') ? 'refer' : 'pass',
    rules: Object.entries(outcomes).map(([id, outcome]) => ({
      rule: { id, label: id, when, onUnknown: 'refer', hard: false },
      outcome,
      unknown: false,
      trace: { op: 'known', truth: 'true' },
    })),
  };
}
const failed: Standing = { kind: 'failed', rules: ['a'] };

it('names the rules that say an outcome, in their order', () => {
  const said = verdict({ b: 'fail', a: 'refer', c: 'fail', d: 'pass' });
  expect(rulesSaying('fail', said)).toEqual(['b', 'c']);
  expect(rulesSaying('refer', said)).toEqual(['a']);
  expect(rulesSaying('fail', undefined)).toEqual([]);
});

describe('coming in or going out', () => {
  it.each([
    ['not looked at', { kind: 'absent' }, verdict({ a: 'fail' }), 'absent'],
    ['beyond the cap', { kind: 'cut' }, verdict({ a: 'fail' }), 'cap'],
    ['these rules stop the listed data too', failed, verdict({ a: 'fail' }), 'rules'],
    ['another rule of these stops the listed data', failed, verdict({ a: 'pass', b: 'fail' }), 'rules'],
    ['these rules let the listed data pass', failed, verdict({ a: 'pass' }), 'data'],
    ['these rules refer the listed data', failed, verdict({ a: 'refer' }), 'data'],
  ] as const)('%s', (_, unlisted, other, cause) => {
    expect(causeOf(unlisted, other)).toBe(cause);
  });
});

describe('turning between passing and referred', () => {
  it.each([
    ['pass', verdict({ a: 'pass' }), 'rules'],
    ['pass', verdict({ a: 'refer' }), 'data'],
    ['refer', verdict({ a: 'refer' }), 'rules'],
    ['refer', verdict({ a: 'pass' }), 'data'],
    ['refer', verdict({ a: 'fail' }), 'data'],
    ['pass', undefined, 'data'],
  ] as const)('was %s', (was, oldRulesNewData, cause) => {
    expect(causeOfTurn(was, oldRulesNewData)).toBe(cause);
  });
});
