import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepSnapshot } from '@/modules/features/commands/snapshot-case';
import { CATALOGUE } from '@/modules/features/domain/catalogue';
import { scoreSnapshot } from '@/modules/risk/commands/score-snapshot';
import { closeDb } from '@/server/db';
import { mintScope, SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import type { StandingThread } from '@/server/thread';
import type { Expr, Rule } from '../domain/expr';
import { featureHistograms } from './feature-histograms';
import { runScreening } from './run-screening';
import { screeningMoments } from './screening-moments';

const city = systemScope();
const bank = mintScope.bank({ login: 'officer', role: 'bank-officer' }, 1n);
const N = Number.NaN;
const WAN = 1_000_000;
const ROWS = 60;
const row = <T>(of: (i: number) => T) => Array.from({ length: ROWS }, (_, i) => of(i));
/** 30 in 和平区, 24 in 河东区, 6 of unknown district; every sixth firm's tax unknown, else 0–9 万元. */
const columns = {
  district: row((i) => (i < 30 ? 0 : i < 54 ? 1 : N)),
  'tax-paid-12m': row((i) => (i % 6 === 5 ? N : (i % 10) * WAN)),
  'sales-24m': row((i) => (i % 2 ? 2e10 : 5e6)),
  'sales-months-24m': row((i) => (i % 2 ? 24 : 5)),
  'sales-volatility-24m': row((i) => (i % 2 ? 0.4 : 2.5)),
  'top1-buyer-share-24m': row((i) => (i % 2 ? 0.04 : 0.95)),
};
const rule = (id: string, when: Expr, onUnknown: Rule['onUnknown'] = 'refer'): Rule => ({
  id,
  label: id,
  when,
  onUnknown,
  hard: false,
});
const TAX = rule('tax', { op: 'gte', feature: 'tax-paid-12m', value: 3 * WAN });
const PLACE = rule('place', { op: 'in', feature: 'district', values: ['120101', '120105'] }, 'fail');
const SCORE = rule('score', { op: 'known', feature: 'credit-score' });

let snapshotId = '';
beforeAll(async () => {
  const dictionaries = { district: ['120101', '120102', '120103'] };
  // whole, as the champion asks for it: what is not given is unknown
  const whole = Object.fromEntries(CATALOGUE.map(({ key }) => [key, row(() => N)]));
  snapshotId = await keepSnapshot({
    ids: row((i) => BigInt(i + 1)),
    columns: { ...whole, ...columns },
    dictionaries,
  });
});
afterAll(closeDb);

/** The counts as one would take them by hand. */
const tax = columns['tax-paid-12m'];
const taxFails = row((i) => i).filter((i) => tax[i]! < 3 * WAN);
const outside = row((i) => i).filter((i) => i >= 30);

describe('screening', () => {
  it('gives each rule its words and its part of the funnel', async () => {
    const found = await runScreening(city, { rules: [TAX, PLACE], snapshotId });
    const both = taxFails.filter((i) => i >= 30).length;
    expect(found.rules[0]).toMatchObject({
      words: '近 12 个月纳税额 ≥ 3 万元',
      fails: taxFails.length,
      firstFails: taxFails.length,
      unknowns: 10,
      refers: 10,
      left: ROWS - taxFails.length,
      marginal: taxFails.length - both,
    });
    expect(found.rules[1]).toMatchObject({
      fails: outside.length, // 河东区, and the unknown: 未知按不符合
      unknowns: 6,
      refers: 0,
      firstFails: outside.length - both,
      marginal: outside.length - both,
    });
    const referred = row((i) => i).filter((i) => i < 30 && Number.isNaN(tax[i]!)).length;
    expect(found).toMatchObject({
      rows: ROWS,
      referCount: referred,
      passCount: found.rules[1]!.left - referred,
    });
    expect(found.passCount + found.referCount + found.failCount).toBe(ROWS);
  });

  it('shows a bank groups of ten or more, a district its own enterprises, the platform all', async () => {
    const blind = await runScreening(bank, { rules: [TAX], snapshotId });
    expect(blind.blind).toBe(true);
    for (const cell of blind.districts) for (const n of [cell.rows, cell.pass]) expect(n % 10).toBe(0);
    const own = mintScope.district({ login: 'd', role: 'district-officer' }, '120102');
    const district = await runScreening(own, { rules: [TAX], snapshotId });
    expect(district).toMatchObject({ rows: 24, blind: false });
    const whole = await runScreening(city, { rules: [TAX], snapshotId });
    expect(whole.districts.map((d) => [d.key, d.rows])).toEqual([
      ['120101', 30],
      ['120102', 24],
      ['unknown', 6],
    ]);
    expect(whole.districts[1]!.pass).toBe(district.passCount);
  });

  it('lets a bank look at the snapshot of a day known last, at no other; the platform at any', async () => {
    const asOf = '2020-03-31';
    const kept = { asOf, ids: row((i) => BigInt(i + 1)), columns: { 'tax-paid-12m': tax }, dictionaries: {} };
    const older = await keepSnapshot(kept);
    const newer = await keepSnapshot(kept);
    for (const use of [
      () => runScreening(bank, { rules: [TAX], snapshotId: older }),
      () => featureHistograms(bank, { features: ['tax-paid-12m'], snapshotId: older }),
    ])
      await expect(use()).rejects.toMatchObject({
        kind: 'forbidden',
        code: 'snapshot-superseded',
        message: expect.stringContaining(`请改用 ${newer}`),
      });
    expect(await runScreening(bank, { rules: [TAX], snapshotId: newer })).toMatchObject({
      snapshotId: newer,
    });
    const district = mintScope.district({ login: 'd', role: 'district-officer' }, '120102');
    for (const scope of [city, district])
      expect(await runScreening(scope, { rules: [TAX], snapshotId: older })).toMatchObject({
        snapshotId: older,
      });
    const ofDay = async (scope: typeof bank | typeof city) =>
      (await screeningMoments(scope)).filter((m) => m.asOf === asOf).map((m) => m.snapshotId);
    expect(await ofDay(bank)).toEqual([newer]);
    expect((await ofDay(city)).slice(0, 2)).toEqual([newer, older]);
    await expect(runScreening(bank, { rules: [TAX], snapshotId: 'S-none' })).rejects.toMatchObject({
      code: 'snapshot-unknown',
    });
  });

  it('knows no score before the first run, then the one named, never another snapshot’s', async () => {
    const before = await runScreening(city, { rules: [SCORE], snapshotId });
    expect(before).toMatchObject({ scoreRunId: undefined, passCount: 0, failCount: ROWS, scores: [] });
    const { runId } = await scoreSnapshot({ today: 'back-test', snapshotId, actor: SYSTEM_ACTOR });
    for (const scoreRunId of [undefined, runId]) {
      const after = await runScreening(city, { rules: [SCORE], snapshotId, scoreRunId });
      expect(after).toMatchObject({ scoreRunId: runId, passCount: ROWS });
      expect(after.scores.reduce((sum, bin) => sum + bin.rows, 0)).toBe(ROWS);
    }
    await expect(runScreening(bank, { rules: [SCORE], snapshotId, scoreRunId: runId })).rejects.toMatchObject(
      { kind: 'forbidden', code: 'score-run-not-for-banks' },
    );
    const other = await keepSnapshot({ asOf: '2020-04-30', ids: [1n], columns: { district: [N] } });
    await expect(
      runScreening(city, { rules: [SCORE], snapshotId: other, scoreRunId: runId }),
    ).rejects.toMatchObject({ kind: 'invalid', code: 'score-run-of-other-snapshot' });
    await expect(
      runScreening(city, { rules: [SCORE], snapshotId, scoreRunId: `${snapshotId}:none@1` }),
    ).rejects.toMatchObject({ kind: 'not-found', code: 'score-run-unknown' });
  });

  it('says who comes and goes against the rules in force', async () => {
    const five = rule('tax', { op: 'gte', feature: 'tax-paid-12m', value: 5 * WAN });
    const { comparison } = await runScreening(city, { rules: [TAX], against: [five], snapshotId });
    const entered = tax.filter((v) => v >= 3 * WAN && v < 5 * WAN).length;
    expect(entered).toBeGreaterThanOrEqual(10);
    const stayed = tax.filter((v) => v >= 5 * WAN).length;
    expect(comparison).toEqual({ entered, left: 0, stayed, passCount: stayed });
  });

  it('takes a feature the snapshot lacks as unknown, and refuses one that does not exist', async () => {
    const lacking = rule('trademarks', { op: 'gte', feature: 'trademarks', value: 1 });
    expect(await runScreening(bank, { rules: [lacking], snapshotId })).toMatchObject({ referCount: ROWS });
    const wrong = rule('a', { op: 'known', feature: 'tax-payed' });
    await expect(runScreening(bank, { rules: [wrong], snapshotId })).rejects.toMatchObject({
      code: 'rules-malformed',
    });
    await expect(runScreening(bank, { rules: [TAX], against: [wrong], snapshotId })).rejects.toMatchObject({
      code: 'rules-malformed',
    });
  });

  it('draws how numeric features spread', async () => {
    const features = ['tax-paid-12m', 'district', 'trademarks'];
    const [drawn, ...none] = await featureHistograms(city, { features, snapshotId });
    expect(drawn).toMatchObject({ feature: 'tax-paid-12m', unknown: 10 });
    expect(none).toEqual([]); // a code has no spread, and the snapshot holds no trademarks
    await expect(featureHistograms(bank, { features: ['no'], snapshotId })).rejects.toMatchObject({
      code: 'feature-unknown',
    });
  });
});

describe('a city', () => {
  const many = 120_000;
  const large = { rules: [TAX], snapshotId: '' };
  beforeAll(async () => {
    const taxes = Array.from({ length: many }, (_, i) => (i % 7) * WAN);
    large.snapshotId = await keepSnapshot({
      ids: taxes.map((_, i) => BigInt(i + 1)),
      columns: { 'tax-paid-12m': taxes, district: taxes.map((_, i) => i % 2) },
      dictionaries: { district: ['120101', '120102'] },
    });
  });

  it('is screened in a thread of its own, to the same counts', async () => {
    const found = await runScreening(city, large);
    const passing = Array.from({ length: many }, (_, i) => i % 7).filter((n) => n >= 3).length;
    expect(found).toMatchObject({ rows: many, passCount: passing });
    const blind = await runScreening(bank, large);
    expect(Math.abs(blind.passCount - passing)).toBeLessThan(10);
    const own = mintScope.district({ login: 'd', role: 'district-officer' }, '120102');
    expect(await runScreening(own, large)).toMatchObject({ rows: many / 2 });
  });

  it('is answered again after its thread died, and who was waiting is told so', async () => {
    await runScreening(city, large);
    const { xydScreening } = globalThis as unknown as { xydScreening: { thread: StandingThread } };
    const { thread } = xydScreening;
    // many, so that the thread cannot have answered all of them before it ends
    const waiting = Promise.allSettled(
      Array.from({ length: 200 }, (_, i) =>
        runScreening(city, {
          ...large,
          rules: [rule('moved', { op: 'gte', feature: 'tax-paid-12m', value: i })],
        }),
      ),
    );
    while (thread.unanswered === 0) await new Promise((turn) => setImmediate(turn));
    await thread.end();
    const refused = (await waiting).flatMap((w) => (w.status === 'rejected' ? [w.reason] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const reason of refused) expect(reason).toMatchObject({ kind: 'unavailable', code: 'thread-ended' });
    expect(await runScreening(city, large)).toMatchObject({ rows: many });
  });
});
