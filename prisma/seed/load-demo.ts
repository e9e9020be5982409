import { access, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type IsoDate, instant, isoDate } from '@/kernel/period';
import {
  demoEnterpriseLogin,
  seedDemoAccounts,
  seedDemoEnterprises,
} from '@/modules/account/commands/seed-demo-accounts';
import { listBanks } from '@/modules/account/queries/list-banks';
import { grantConsent } from '@/modules/consent/commands/grant-consent';
import { loadTargets } from '@/modules/districts/commands/load-targets';
import { buildSnapshot } from '@/modules/features/commands/build-snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { ingestDirectory } from '@/modules/ingestion/commands/ingest-directory';
import { saveNeed } from '@/modules/matching/commands/save-need';
import { latestNeed } from '@/modules/matching/queries/latest-need';
import { seedProducts } from '@/modules/products/commands/seed-products';
import { scoreSnapshot } from '@/modules/risk/commands/score-snapshot';
import { scoreWithChallengers } from '@/modules/risk/commands/score-with-challengers';
import { openScores } from '@/modules/risk/queries/open-scores';
import { buildWhitelist } from '@/modules/whitelist/commands/build-whitelist';
import { publishWhitelist } from '@/modules/whitelist/commands/publish-whitelist';
import { TEMPLATES } from '@/modules/whitelist/domain/templates';
import { listWhitelists } from '@/modules/whitelist/queries/list-whitelists';
import { db } from '@/server/db';
import { env } from '@/server/env';
import { mintScope, SYSTEM_ACTOR } from '@/server/scopes';
import { PUBLICATIONS, writeCity } from './city/write-city';
import { beginDemo, type DemoSize, endDemo } from './demo-state';

/** The last day of the demo city's history. */
const AS_OF: IsoDate = isoDate('2026-10-31');
const MONTH_BEFORE: IsoDate = isoDate('2026-09-30');
/** Month-ends that one list has earlier editions of, so that a change of rules can be played over months. */
const EARLIER: readonly IsoDate[] = [isoDate('2026-05-31'), isoDate('2026-07-31')];
/** What the city knew first: noon of the day its bureaus published the history. */
const FIRST_KNOWN = instant(new Date(`${PUBLICATIONS[0]}T12:00:00+08:00`));
const LIST_OVER_MONTHS = 'coordination';
const BANKS = ['haihe', 'jingu'] as const;
/** One enterprise in so many has authorised the bank. */
const ONE_IN = { haihe: 7, jingu: 11 } as const;
const MOST_CONSENTS = 1_000;

export type DemoStep =
  | 'files'
  | 'ingest'
  | 'products'
  | 'snapshot'
  | 'score'
  | 'accounts'
  | 'consents'
  | 'needs'
  | 'whitelists';
export type DemoReport = (step: DemoStep, done: number, total?: number, note?: string) => void;

export type LoadedDemo = {
  readonly enterprises: number;
  readonly records: number;
  readonly snapshotId: string;
  readonly scoreRunId: string;
  readonly ownerEnterpriseId: string;
};

/**
 * The whole main job on the demo city: bureaus' files → records → features → scores, with the example
 * products, targets and accounts. Every step may be gone through again after a failure and then changes
 * nothing that is there.
 */
export async function loadDemo(size: DemoSize, report: DemoReport): Promise<LoadedDemo> {
  await beginDemo(size);
  const dir = await cityFiles(size, report);
  let taken = 0;
  for await (const batch of ingestDirectory({
    dir,
    actor: SYSTEM_ACTOR,
    onProgress: ({ rows, nth, of, file }) =>
      report('ingest', taken + rows, undefined, `行 ${file}（${nth}/${of}）`),
  }))
    taken += batch.read;
  await seedProducts({ onProgress: (done, total) => report('products', done, total, '款产品') });
  await loadTargets(SYSTEM_ACTOR);
  await scored(MONTH_BEFORE, size, report);
  const { manifest, run } = await scored(AS_OF, size, report);
  const owner = await chooseOwner(manifest.id, run.runId);
  const login = 'owner';
  await openAccounts(owner, report);
  await grantSomeConsents(manifest.id, owner, report);
  const scope = mintScope.enterprise({ login, role: 'enterprise-owner' }, owner);
  if (!(await latestNeed(scope)))
    await saveNeed(scope, { amount: 200_000_000, termMonths: 12, purpose: '购买原材料', wish: 'cost' });
  await askForLoans(manifest.id, report);
  const earlier = await earlierSnapshots(size, report);
  await publishCityLists(earlier, manifest.id, report);
  const loaded = {
    enterprises: manifest.rows,
    records: manifest.records,
    snapshotId: manifest.id,
    scoreRunId: run.runId,
    ownerEnterpriseId: String(owner),
  };
  await endDemo(loaded);
  return loaded;
}

/** A snapshot of a day with its scores; the month before is there to compare with. */
async function scored(asOf: IsoDate, size: DemoSize, report: DemoReport) {
  const { manifest } = await buildSnapshot({
    asOf,
    actor: SYSTEM_ACTOR,
    onProgress: (n) => report('snapshot', n, size.enterprises, '家企业'),
  });
  const { champion: run } = await scoreWithChallengers({
    snapshotId: manifest.id,
    today: 'back-test', // the invented city's history ends on a fixed day
    actor: SYSTEM_ACTOR,
    onProgress: (done, total) => report('score', done, total, '家企业'),
  });
  return { manifest, run };
}

/** Snapshots of earlier month-ends as the city first knew them, scored by the model that decides. */
async function earlierSnapshots(size: DemoSize, report: DemoReport): Promise<string[]> {
  const ids: string[] = [];
  for (const asOf of EARLIER) {
    const { manifest } = await buildSnapshot({
      asOf,
      knownAt: FIRST_KNOWN,
      actor: SYSTEM_ACTOR,
      onProgress: (n) => report('snapshot', n, size.enterprises, `家企业，${asOf}`),
    });
    await scoreSnapshot({ snapshotId: manifest.id, today: 'back-test', actor: SYSTEM_ACTOR });
    ids.push(manifest.id);
  }
  return ids;
}

/** Writes the files once; a folder that was written only half is made anew: it appears by one rename. */
async function cityFiles(size: DemoSize, report: DemoReport): Promise<string> {
  const dir = path.join(env().XYD_DATA_DIR, 'demo', `${size.enterprises}-${size.seed}`);
  const there = await access(dir).then(
    () => true,
    () => false,
  );
  if (there) return dir;
  const draft = `${dir}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await writeCity({
    ...size,
    out: draft,
    onProgress: (n) => report('files', n, size.enterprises, '家企业'),
  });
  await rename(draft, dir);
  return dir;
}

/**
 * The enterprise the demo owner speaks for: scored, still in business, with something to read about it:
 * a general penalty on display and figures nobody disclosed. The first by id; the best of what there is.
 */
async function chooseOwner(snapshotId: string, runId: string): Promise<bigint> {
  const snapshot = await openSnapshot(snapshotId);
  const { score } = await openScores(runId);
  const column = (key: string) => snapshot.column(key);
  const [penalties, revenue, tax, age] = [
    column('penalties-general'),
    column('revenue-latest'),
    column('tax-paid-12m'),
    column('age-months'),
  ];
  let best = { row: 0, points: -1 };
  for (let row = 0; row < snapshot.rows; row++) {
    const points =
      (score[row]! >= 580 ? 8 : score[row]! > 0 ? 4 : 0) +
      (penalties[row] === 1 ? 2 : 0) +
      (tax[row]! > 0 ? 2 : 0) +
      (age[row]! >= 36 ? 1 : 0) +
      (Number.isNaN(revenue[row]!) ? 1 : 0);
    if (points > best.points) best = { row, points };
  }
  return snapshot.enterpriseId[best.row]!;
}

async function demoBanks() {
  const banks = (await listBanks()).filter((b) => (BANKS as readonly string[]).includes(b.code));
  if (banks.length !== BANKS.length)
    throw new Error(`prisma/seed/banks.json lacks one of ${BANKS.join(', ')}`);
  return banks;
}

async function openAccounts(owner: bigint, report: DemoReport): Promise<void> {
  const { name } = await db().enterprise.findUniqueOrThrow({ where: { id: owner } });
  const opened = await seedDemoAccounts({
    ownerEnterpriseId: owner,
    ownerName: name,
    banks: await demoBanks(),
  });
  report('accounts', opened, undefined, '个账号');
}

/** The city's own lists, made by one, checked by another; one of them with editions of earlier month-ends. */
async function publishCityLists(
  earlier: readonly string[],
  snapshotId: string,
  report: DemoReport,
): Promise<void> {
  const maker = mintScope.operator({ login: 'demo-maker', role: 'system' });
  const checker = mintScope.operator({ login: 'demo-checker', role: 'system' });
  const builds = (await listWhitelists(maker)).flatMap((w) => w.builds.map((b) => ({ code: w.code, ...b })));
  const wanted = TEMPLATES.flatMap((template) =>
    [...(template.key === LIST_OVER_MONTHS ? earlier : []), snapshotId].map((id) => ({ template, id })),
  );
  for (const [i, { template, id }] of wanted.entries()) {
    const { key: code, name, purpose, definition } = template;
    if (builds.some((b) => b.code === code && b.snapshotId === id && b.status === 'published')) continue;
    const { buildId } = await buildWhitelist(maker, { code, name, purpose, definition, snapshotId: id });
    await publishWhitelist(checker, { buildId, version: 1 });
    report('whitelists', i + 1, wanted.length, '份白名单');
  }
}

async function grantSomeConsents(snapshotId: string, owner: bigint, report: DemoReport): Promise<void> {
  const ids = [...(await openSnapshot(snapshotId)).enterpriseId];
  const banks = new Map((await demoBanks()).map((b) => [b.code, b.bankId]));
  for (const [nth, code] of BANKS.entries()) {
    const bankId = banks.get(code)!;
    const granted = new Set(
      (await db().consent.findMany({ where: { bankId }, select: { enterpriseId: true } })).map(
        (c) => c.enterpriseId,
      ),
    );
    const chosen = ids
      .filter((id, i) => (i + nth) % ONE_IN[code] === 0 && id !== owner)
      .slice(0, MOST_CONSENTS);
    report('accounts', await seedDemoEnterprises(chosen), undefined, '个企业账号');
    for (const [i, enterpriseId] of chosen.entries()) {
      if (granted.has(enterpriseId)) continue;
      const login = demoEnterpriseLogin(enterpriseId);
      const scope = mintScope.enterprise({ login, role: 'enterprise-owner' }, enterpriseId);
      await grantConsent(scope, {
        bankId,
        categories: ['tax', 'invoice', 'social-insurance', 'utility'],
        purpose: '贷款预审',
        months: 12,
        now: instant(new Date()),
      });
      report('consents', i + 1, chosen.length, `份授权 ${code}`);
    }
  }
}

/** One enterprise in so many asks for a loan: what is matched at once under quotas. */
const NEED_ONE_IN = 13;
const MOST_NEEDS = 400;
const PURPOSES = ['购买原材料', '支付货款', '发放工资', '设备更新', '扩大经营'] as const;
const WISHED = ['cost', 'amount', 'speed', 'no-collateral'] as const;

/** The same needs whenever it is run: amounts 20 to 500 万元 and terms follow from the enterprise's place. */
async function askForLoans(snapshotId: string, report: DemoReport): Promise<void> {
  const ids = [...(await openSnapshot(snapshotId)).enterpriseId];
  const asking = ids.filter((_, i) => i % NEED_ONE_IN === 5).slice(0, MOST_NEEDS);
  const asked = new Set(
    (await db().need.findMany({ select: { enterpriseId: true } })).map((n) => n.enterpriseId),
  );
  for (const [i, enterpriseId] of asking.entries()) {
    if (asked.has(enterpriseId)) continue;
    const login = demoEnterpriseLogin(enterpriseId);
    const scope = mintScope.enterprise({ login, role: 'enterprise-owner' }, enterpriseId);
    await saveNeed(scope, {
      amount: (20 + 10 * ((i * 29) % 49)) * 1_000_000,
      termMonths: [6, 12, 12, 24, 36][i % 5] as number,
      purpose: PURPOSES[(i * 7) % 5] as string,
      wish: WISHED[(i * 3) % 4] as (typeof WISHED)[number],
    });
    report('needs', i + 1, asking.length, '个需求');
  }
}
