import { afterAll, beforeAll, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import type { Rule } from '@/modules/rules/domain/expr';
import { closeDb } from '@/server/db';
import { mintScope, systemScope } from '@/server/scopes';
import { buildWhitelist } from '../commands/build-whitelist';
import { publishWhitelist } from '../commands/publish-whitelist';
import type { WhitelistDefinition } from '../domain/definition';
import { anInvoiceFile, aScoredSnapshot, codeOf, invoiceList, tag } from '../whitelist-case';
import { type DiffLine, diffEditions } from './diff-editions';

const scope = systemScope();
const checker = mintScope.operator({ login: `checker-${tag}`, role: 'system' });
const WAN = 1_000_000;

async function anEdition(definition: WhitelistDefinition, snapshotId: string, code = `diff-${tag}`) {
  const input = { code, name: '对比测试', purpose: '测试', definition, snapshotId };
  const { buildId } = await buildWhitelist(scope, input);
  return (await publishWhitelist(checker, { buildId, version: 1 })).editionId;
}

/** The ready-made rules with one changed. */
function rulesWith(id: string, when: Rule['when']): Rule[] {
  return invoiceList([]).rules.map((rule) => (rule.id === id ? { ...rule, when } : rule));
}

let batch = '';
let early = '';
let first = 0n;
const seen = (lines: readonly DiffLine[]) =>
  Object.fromEntries(lines.map((l) => [l.name, { cause: l.cause, rules: l.rules }]));

beforeAll(async () => {
  batch = await anInvoiceFile([
    { code: 'stays', yuan: 500_000 },
    { code: 'voids', yuan: 400_000 },
    { code: 'modest', yuan: 200_000 },
    { code: 'grows', yuan: 30_000 },
    { code: 'young', yuan: 500_000, months: 8 },
  ]);
  early = (await aScoredSnapshot()).id;
  first = await anEdition(invoiceList([batch]), early);
});
afterAll(closeDb);

it('gives every entry and exit its cause, and the rules as they were worded where they stopped it', async () => {
  const publishedOn = isoDate('2019-11-20');
  await anInvoiceFile([{ code: 'voids', yuan: 400_000, months: 18 }], { voided: true, publishedOn });
  await anInvoiceFile([{ code: 'grows', yuan: 600_000 }], { publishedOn });
  const newcomers = await anInvoiceFile([{ code: 'new', yuan: 500_000 }]);
  const late = (await aScoredSnapshot()).id;

  const sales = { op: 'gte', feature: 'sales-12m', value: 300 * WAN } as const;
  const stricter = rulesWith('sales', sales);
  const months = { op: 'gte', feature: 'sales-months-24m', value: 6 } as const;
  const rules = stricter.map((rule) => (rule.id === 'months' ? { ...rule, when: months } : rule));
  const second = await anEdition(invoiceList([batch, newcomers], { rules }), late);
  const diff = await diffEditions(scope, { fromId: first, toId: second });
  expect(diff).toMatchObject({ from: 1, to: 2, stayed: 1, changed: [] });
  expect(seen(diff.entered)).toEqual({
    // the old thresholds, not the new ones
    [codeOf('grows')]: { cause: 'data', rules: [expect.stringContaining('50 万元')] },
    [codeOf('young')]: { cause: 'rules', rules: [expect.stringContaining('12')] },
    [codeOf('new')]: { cause: 'absent', rules: [] },
  });
  expect(seen(diff.left)).toMatchObject({
    [codeOf('modest')]: { cause: 'rules', rules: [expect.stringContaining('300 万元')] },
    [codeOf('voids')]: { cause: 'data' },
  });
  expect(diff.left).toHaveLength(2);

  const back = await diffEditions(scope, { fromId: second, toId: first });
  expect(Object.keys(seen(back.entered)).sort()).toEqual(Object.keys(seen(diff.left)).sort());
  expect(seen(back.left)[codeOf('new')]?.cause).toBe('absent');
  const same = await diffEditions(scope, { fromId: first, toId: first });
  expect(same).toMatchObject({ entered: [], left: [], changed: [], stayed: 3 });
});

it('tells the cap from a rule', async () => {
  const capped = await anEdition(invoiceList([batch], { cap: 1 }), early);
  const { left, stayed } = await diffEditions(scope, { fromId: first, toId: capped });
  expect(stayed).toBe(1);
  expect(left.map((l) => [l.cause, l.after.kind, l.rules])).toEqual([
    ['cap', 'cut', []],
    ['cap', 'cut', []],
  ]);
});

it('names the rule that now refers those that stayed', async () => {
  const rating: Rule = {
    id: 'rating',
    label: '纳税信用',
    when: { op: 'in', feature: 'tax-rating', values: ['A', 'B'] },
    onUnknown: 'refer',
    hard: false,
  };
  const rules = [...invoiceList([]).rules, rating];
  const referred = await anEdition(invoiceList([batch], { rules }), early);
  const { changed, stayed } = await diffEditions(scope, { fromId: first, toId: referred });
  expect(stayed).toBe(3);
  expect(changed.map((l) => [l.cause, l.rules])).toEqual(
    Array.from({ length: 3 }, () => ['rules', [expect.stringContaining('纳税信用')]]),
  );
  expect(changed[0]).toMatchObject({ before: { outcome: 'pass' }, after: { outcome: 'refer' } });
});

it('compares editions of one whitelist only', async () => {
  const other = await anEdition(invoiceList([batch]), early, `diff-other-${tag}`);
  await expect(diffEditions(scope, { fromId: first, toId: other })).rejects.toMatchObject({
    code: 'editions-of-different-lists',
  });
});
