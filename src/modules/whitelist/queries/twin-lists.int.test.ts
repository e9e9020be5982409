import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Instant, instant, isoDate, yearMonth } from '@/kernel/period';
import type { BankScope } from '@/kernel/permissions';
import { buildSnapshot } from '@/modules/features/commands/build-snapshot';
import { keepSnapshot } from '@/modules/features/commands/snapshot-case';
import { type FeedbackLine, keepFeedback } from '@/modules/risk/commands/feedback-case';
import { scoreSnapshot } from '@/modules/risk/commands/score-snapshot';
import { saveRuleSet } from '@/modules/rules/commands/save-rule-set';
import type { Rule } from '@/modules/rules/domain/expr';
import { closeDb, db } from '@/server/db';
import { mintScope, SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import { buildWhitelist } from '../commands/build-whitelist';
import { publishWhitelist } from '../commands/publish-whitelist';
import { anInvoiceFile, codeOf, type Firm, invoiceList, tag } from '../whitelist-case';
import { twinLists } from './twin-lists';
import { twinMembers } from './twin-members';
import { twinPlan } from './twin-plan';
import { twinRules } from './twin-rules';

const WAN = 1_000_000; // 分
const CODE = `twin-${tag}`;
const TODAY = isoDate('2021-06-30');
const operator = systemScope();
let officer: BankScope;
let reviewer: BankScope;
let early = 0n;
let late = 0n;
let known: Instant;
let forget: () => Promise<void>;
const idOf = new Map<string, bigint>();

/** 14 that sell 30 万元 a month or less, 16 above, and 11 that are on invoices for 8 months only. */
const small: Firm[] = Array.from({ length: 14 }, (_, i) => ({ code: `s${i}`, yuan: 200_000 + i * 5_000 }));
const large: Firm[] = Array.from({ length: 16 }, (_, i) => ({ code: `l${i}`, yuan: 400_000 + i * 5_000 }));
const young: Firm[] = Array.from({ length: 11 }, (_, i) => ({ code: `y${i}`, yuan: 900_000, months: 9 }));

function changed(change: Readonly<Record<string, Rule['when']>>): Rule[] {
  return invoiceList([]).rules.map((rule) => ({ ...rule, when: change[rule.id] ?? rule.when }));
}
const DRAFT = {
  rules: changed({
    sales: { op: 'gte', feature: 'sales-12m', value: 360 * WAN },
    months: { op: 'gte', feature: 'sales-months-24m', value: 6 },
  }),
};

async function anEdition(asOf: string, batch: string): Promise<bigint> {
  const { manifest } = await buildSnapshot({ asOf: isoDate(asOf), actor: SYSTEM_ACTOR });
  await scoreSnapshot({ today: 'back-test', snapshotId: manifest.id, actor: SYSTEM_ACTOR });
  const definition = invoiceList([batch]);
  const input = { code: CODE, name: '推演测试', purpose: '测试', definition, snapshotId: manifest.id };
  const { buildId } = await buildWhitelist(officer, input);
  return (await publishWhitelist(reviewer, { buildId, version: 1 })).editionId;
}

/** What was published of an edition, straight from its rows. */
async function published(editionId: bigint): Promise<{ codes: Set<string>; limit: bigint }> {
  const rows = await db().whitelistMember.findMany({ where: { editionId, outcome: 'pass' } });
  const codes = [...idOf].filter(([, id]) => rows.some((r) => r.enterpriseId === id)).map(([code]) => code);
  return { codes: new Set(codes), limit: rows.reduce((sum, r) => sum + (r.limitFen ?? 0n), 0n) };
}

beforeAll(async () => {
  const { id } = await db().bank.create({ data: { code: CODE, name: `推演${tag}` } });
  officer = mintScope.bank({ login: `officer-${tag}`, role: 'bank-officer' }, id);
  reviewer = mintScope.bank({ login: `reviewer-${tag}`, role: 'bank-reviewer' }, id);
  const firms = [...small, ...large, ...young];
  const batch = await anInvoiceFile(firms);
  for (const { code } of firms) {
    const row = await db().enterpriseIdentifier.findFirstOrThrow({ where: { value: codeOf(code) } });
    idOf.set(code, row.enterpriseId);
  }
  early = await anEdition('2019-09-30', batch);
  late = await anEdition('2019-10-31', batch);
  const loan = (code: string, ...events: [string, string, number?, number?][]): FeedbackLine[] =>
    events.map(([event, on, amount, days]) => [idOf.get(code)!, `${tag}-${code}`, event, on, days, amount]);
  const paid = (code: string): FeedbackLine[] =>
    loan(
      code,
      ['applied', '2019-11-10', 5 * WAN],
      ['drawn', '2019-11-20', 5 * WAN],
      ['settled', '2020-06-01', 5 * WAN],
    );
  known = instant(new Date());
  forget = await keepFeedback(
    [
      // of those the draft leaves out: one goes bad, one pays, one falls 40 days late, one only applies
      ...loan(
        's0',
        ['applied', '2019-11-05', 8 * WAN],
        ['approved', '2019-11-06', 8 * WAN],
        ['drawn', '2019-11-07', 8 * WAN],
        ['repaid', '2020-02-07', 3 * WAN],
        ['overdue', '2020-08-07', 5 * WAN, 120],
      ),
      ...paid('s1'),
      ...loan('s2', ['drawn', '2019-12-01', 4 * WAN], ['overdue', '2020-03-01', 1 * WAN, 40]),
      ...loan('s3', ['applied', '2019-12-01', 4 * WAN]),
      // drawn between the two data days: an outcome of the first edition alone
      ...loan('s4', ['drawn', '2019-10-15', 6 * WAN], ['settled', '2020-01-01', 6 * WAN]),
      ...['l0', 'l1', 'l2'].flatMap(paid),
      // one that was never listed borrowed elsewhere
      ...paid('y0'),
      // after the day that is asked about
      ...loan('l3', ['drawn', '2021-07-01', 9 * WAN]),
    ],
    known.slice(0, 23).replace('T', ' '),
  );
});
afterAll(async () => {
  await forget();
  await closeDb();
});

const at = () => ({ today: TODAY, knownAt: instant(new Date()) });

it('plans the months by their data days, and names what cannot be played with the command', async () => {
  const plan = await twinPlan(officer, { code: CODE, months: 3, to: yearMonth('2019-10') });
  expect(plan.points.map((p) => [p.month, p.kind, p.editionId])).toEqual([
    ['2019-09', 'edition', early],
    ['2019-10', 'edition', late],
  ]);
  expect(plan.gaps).toMatchObject([
    { month: '2019-08', asOf: '2019-08-31', knownAt: '2019-08-31T16:00:00.000Z' },
  ]);
  expect(plan.gaps[0]!.commands[0]).toBe(
    'xyd snapshot build --as-of 2019-08-31 --known-at 2019-08-31T16:00:00.000Z',
  );
  const other = await db().bank.create({ data: { code: `${CODE}-x`, name: `推演另${tag}` } });
  const stranger = mintScope.bank({ login: 'stranger', role: 'bank-officer' }, other.id);
  await expect(twinPlan(stranger, { code: CODE, months: 3 })).rejects.toMatchObject({
    code: 'whitelist-unknown',
  });
});

it('finds who moved, why and what became of them, as counted by hand', async () => {
  for (const editionId of [early, late]) {
    const was = await published(editionId);
    expect(was.codes.size).toBe(30);
    const twin = await twinLists(operator, { code: CODE, draft: DRAFT, editionId }, at());
    // by hand: every small one sells less than 360 万元 in 12 months, every large one more, the young 9 months' worth
    expect(twin.sizes).toEqual({ before: 30, draft: 27, stayed: 16, left: 14, entered: 11 });
    expect(twin.reproduced).toBe(true);
    expect(twin.stops.left).toEqual({
      rules: [{ rule: 'sales', kind: 'fail', any: 14, alone: 14 }],
      several: 0,
      cap: 0,
    });
    expect(twin.stops.entered.rules).toEqual([{ rule: 'months', kind: 'fail', any: 11, alone: 11 }]);
    expect(twin.limit.before).toEqual({ fen: was.limit, known: 30, unknown: 0 });
    const { left, entered, stayed, before } = twin.outcomes;
    const first = editionId === early;
    expect(left.counts).toEqual({
      enterprises: 14,
      silent: first ? 9 : 10,
      told: first ? 5 : 4,
      applied: 3,
      granted: 1,
      drawn: first ? 4 : 3,
      late: 2,
      bad: 1,
      good: first ? 3 : 2,
      open: 0,
    });
    expect(left.sums.unrepaid).toEqual({ fen: BigInt(5 * WAN), known: 1, unknown: 0 });
    expect(left.sums.business?.fen).toBe(BigInt((first ? 5 + 4 + 6 : 5 + 4) * WAN));
    expect(stayed.counts).toMatchObject({ told: 3, drawn: 3, good: 3, bad: 0, silent: 13 });
    // what is known of the entered is one loan elsewhere; of the other ten nothing is claimed
    expect(entered.counts).toMatchObject({ enterprises: 11, told: 1, silent: 10, good: 1, bad: 0 });
    expect(before.counts.drawn).toBe((left.counts.drawn as number) + (stayed.counts.drawn as number));
  }
});

it('does not look at what was learnt after the edition', async () => {
  const ask = { code: CODE, draft: DRAFT, editionId: late };
  const when = at();
  const first = await twinLists(operator, ask, when);
  // now their invoices turn out void: a list made today would not hold them
  await anInvoiceFile(large.slice(0, 8), { voided: true, publishedOn: isoDate('2019-12-01') });
  expect(await twinLists(operator, ask, { ...when, knownAt: instant(new Date()) })).toEqual(first);
  // nor at feedback that was not known at the instant asked about
  const unaware = await twinLists(operator, ask, { ...when, knownAt: instant('2019-12-31T00:00:00.000Z') });
  expect(unaware.sizes).toEqual(first.sizes);
  expect(unaware.outcomes.left.counts).toMatchObject({ told: 0, silent: 14 });
});

it('shows a bank no count of 1 to 9 and no sum over so few', async () => {
  const ask = { code: CODE, draft: DRAFT, editionId: late };
  await expect(twinLists(officer, ask, at())).rejects.toMatchObject({ code: 'twin-published-rules-only' });
  const { sha256 } = await saveRuleSet(officer.actor, { code: `whitelist:${CODE}`, rules: DRAFT.rules });
  const kept = await db().ruleSet.findFirstOrThrow({ where: { sha256, code: `whitelist:${CODE}` } });
  const { buildId } = await db().whitelistEdition.findUniqueOrThrow({ where: { id: early } });
  const was = await db().whitelistBuild.findUniqueOrThrow({ where: { id: buildId } });
  // as if the earlier edition had been published by these rules
  await db().whitelistBuild.update({ where: { id: buildId }, data: { ruleSetId: kept.id } });
  const offered = async (scope: typeof officer | typeof operator) => {
    const { versions, drafts } = await twinRules(scope, CODE);
    return {
      drafts,
      versions: versions.map(({ sha256, published, inForce }) => ({ sha256, published, inForce })),
    };
  };
  // the server offers a bank what it then plays
  const { sha256: current } = await db().ruleSet.findUniqueOrThrow({ where: { id: was.ruleSetId } });
  expect(await offered(officer)).toEqual({
    drafts: false,
    versions: [
      { sha256, published: true, inForce: false },
      { sha256: current, published: true, inForce: true },
    ],
  });
  const twin = await twinLists(officer, ask, at());
  await expect(twinLists(officer, { ...ask, draft: { ...DRAFT, cap: 5 } }, at())).rejects.toMatchObject({
    code: 'twin-published-rules-only',
  });
  await db().whitelistBuild.update({ where: { id: buildId }, data: { ruleSetId: was.ruleSetId } });
  const inForce = { sha256: current, published: true, inForce: true };
  expect(await offered(officer)).toEqual({ drafts: false, versions: [inForce] });
  expect(await offered(operator)).toEqual({
    drafts: true,
    versions: [{ sha256, published: false, inForce: false }, inForce],
  });
  expect(twin.veiled).toBe(true);
  expect(twin.sizes).toEqual({ before: 30, draft: 27, stayed: 16, left: 14, entered: 11 });
  const numbers = JSON.stringify(
    [twin.sizes, twin.aside, twin.stops, Object.values(twin.outcomes).map((o) => o.counts)],
    (_, v) => (typeof v === 'bigint' ? String(v) : v),
  ).match(/(?<=:)\d+/g)!;
  expect(numbers.map(Number).filter((n) => n > 0 && n < 10)).toEqual([]);
  const { left, entered, stayed } = twin.outcomes;
  expect([left.counts.bad, left.counts.drawn, entered.counts.told]).toEqual(['few', 'few', 'few']);
  // 10 of the 14 have no feedback: with it the 4 would follow
  expect([left.counts.silent, entered.counts.silent, stayed.counts.silent]).toEqual([
    'withheld',
    'withheld',
    'withheld',
  ]);
  expect([left.sums.drawn, left.sums.unrepaid, entered.sums.drawn]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('plays of a month without an edition the snapshot its plan names; the platform any', async () => {
  const { manifest } = await buildSnapshot({ asOf: isoDate('2019-07-31'), actor: SYSTEM_ACTOR });
  await scoreSnapshot({ today: 'back-test', snapshotId: manifest.id, actor: SYSTEM_ACTOR });
  const other = await keepSnapshot({ asOf: '2019-07-31', ids: [1n], columns: { 'sales-12m': [1] } });
  const { points } = await twinPlan(officer, { code: CODE, months: 1, to: yearMonth('2019-07') });
  const planned = points[0]!.snapshotId;
  const draft = { rules: invoiceList([]).rules };
  const play = (scope: typeof officer | typeof operator, snapshotId: string) =>
    twinLists(scope, { code: CODE, draft, snapshotId }, at());
  expect(await play(officer, planned)).toMatchObject({ snapshotId: planned, veiled: true });
  await expect(play(officer, other)).rejects.toMatchObject({
    kind: 'forbidden',
    code: 'twin-snapshot-not-planned',
    message: expect.stringContaining(planned),
  });
  expect(await play(operator, other)).toMatchObject({ snapshotId: other, veiled: false });
});

it('names the ones behind a count to the platform', async () => {
  const input = { code: CODE, draft: DRAFT, editionId: late, group: 'left' as const, after: 0, limit: 5 };
  const page = await twinMembers(operator, input, at());
  expect(page).toMatchObject({ total: 14, next: 5 });
  expect(page.lines[0]!.rules).toEqual([expect.stringContaining('360 万元')]);
  const rest = await twinMembers(operator, { ...input, after: 5, limit: 50 }, at());
  const all = [...page.lines, ...rest.lines];
  expect(new Set(all.map((l) => l.enterpriseId))).toEqual(new Set(small.map((f) => idOf.get(f.code))));
  const bad = all.find((l) => l.enterpriseId === idOf.get('s0'));
  expect(bad?.loans).toMatchObject({ outcome: 'bad', unrepaidFen: BigInt(5 * WAN) });
  expect(all.filter((l) => l.loans === undefined)).toHaveLength(10);
});

it('refuses a draft that names what no feature is', async () => {
  const rules = changed({ sales: { op: 'gte', feature: 'no-such', value: 1 } });
  await expect(
    twinLists(officer, { code: CODE, draft: { rules }, editionId: late }, at()),
  ).rejects.toMatchObject({
    code: 'rules-malformed',
  });
});
