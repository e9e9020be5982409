// npm run kill: kills server, database and ingestion at random points under load, then proves that no acknowledged
// write was lost and none was doubled. `npm run kill -- 5` for five kills, `--seed N` for the same draws again.
import { mkdtempSync, renameSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { hasMariadb, MISSING_MARIADB } from './database.mjs';
import { runCases } from './kill/cases.mjs';
import { runDesk } from './kill/desk.mjs';
import { killDelivery, killIngest, killServer } from './kill/killers.mjs';
import { Ledger } from './kill/ledger.mjs';
import { program } from './kill/program.mjs';
import { rowsOf } from './kill/proof.mjs';
import { baseline, proveDatabase } from './kill/proof-database.mjs';
import { draftsLeft } from './kill/proof-disk.mjs';
import { proveIngest } from './kill/proof-ingest.mjs';
import { proveLedger } from './kill/proof-ledger.mjs';
import { randomOf } from './kill/random.mjs';
import { openReceiver } from './kill/receiver.mjs';
import { Site } from './kill/site.mjs';
import { printFindings, printLedger } from './kill/tables.mjs';
import { visitor } from './kill/visitor.mjs';
import { checkMachine, StepError, step } from './steps.mjs';
import { buildWeb, generateClient } from './web.mjs';

const root = path.resolve(import.meta.dirname, '..');
const PASSWORD = 'haihe-sancha-kou'; // of the demo city's accounts
const PEOPLE = ['haihe', 'jingu']; // banks of the demo city whose people may sign in
const PROGRAMS = ['haihe', 'jingu', 'bowan'];
const [CASES, DESKS] = [5, 3];
const EVENTS =
  'application.submitted application.answered application.withdrawn application.overdue application.recovered offer.accepted offer.declined offer.expired consent.granted consent.revoked list.published';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    enterprises: { type: 'string', default: '200' },
    keep: { type: 'boolean', default: false },
  },
});
const kills = Number(positionals[0] ?? 100);
const seed = Number(options.seed);
const site = new Site(root, mkdtempSync(path.join(os.tmpdir(), 'xyd-kill-')));

/** Tables, a demo city, a copy of it all as it stands, and files of a later delivery. */
async function fill() {
  await site.must(['db', 'migrate']);
  await site.must(['demo', 'load', '--enterprises', options.enterprises]);
  await site.must(['backup', '--out', path.join(site.dir, 'base')]);
  const city = path.join(site.dir, 'city');
  const size = String(Math.min(600, 40 + kills * 6));
  await site.must(['demo', 'make', '--enterprises', size, '--seed', String(seed + 1), '--out', city]);
  // without a day in their path they count as known from now on
  for (const [i, published] of ['2026-10-05', '2026-11-05', '2026-11-12'].entries())
    renameSync(path.join(city, published), path.join(city, `part-${i + 1}`));
  return city;
}

/** Everybody who writes: enterprises by their pages, banks by their pages and by their programs. */
async function people(database, receiver) {
  const { origin } = site;
  let hosts = 0;
  const address = () => `10.1.${Math.floor(++hosts / 250)}.${(hosts % 250) + 1}`;
  const person = (login) => visitor({ origin, login, password: PASSWORD, address: address() });
  const owners = (
    await rowsOf(
      database,
      "SELECT login, enterprise_id FROM user WHERE login LIKE 'enterprise-%' ORDER BY id",
    )
  ).map((row) => ({ ...person(row.login), enterpriseId: row.enterprise_id }));
  const banks = new Map();
  for (const code of PROGRAMS) {
    const [{ id }] = await rowsOf(database, 'SELECT id FROM bank WHERE code = ?', [code]);
    const made = JSON.parse(
      await site.must(['channel', 'client', 'create', '--bank', code, '--name', '压测', '--json']),
    );
    const channel = program({ origin, ...made, address: address() });
    await channel.post(
      '/webhooks',
      { url: `${receiver.url}/${code}`, events: EVENTS.split(' ') },
      `hook-${code}-${seed}`,
    );
    const staff = PEOPLE.includes(code) ? [person(`${code}-officer`), person(`${code}-reviewer`)] : [];
    banks.set(id, { bankId: id, actors: [...staff, channel] });
  }
  return { owners, banks };
}

/** The load and the kills. */
async function torment({ ledger, owners, banks, city }) {
  const random = (name) => randomOf(seed, name);
  const share = (nth, of, list) => list.filter((_, i) => i % of === nth);
  const atDesks = owners.slice(0, 2 * DESKS); // each of them has to sign in
  const applying = owners.slice(2 * DESKS, 2 * DESKS + 2 * CASES);
  const clients = [
    ...Array.from({ length: DESKS }, (_, i) =>
      runDesk({
        site,
        ledger,
        random: random(`desk ${i}`),
        owners: share(i, DESKS, atDesks),
        banks: [...banks.values()],
      }),
    ),
    ...Array.from({ length: CASES }, (_, i) =>
      runCases({ site, ledger, random: random(`case ${i}`), owners: share(i, CASES, applying), banks }),
    ),
  ];
  const until = { stopped: false };
  const delivery = killDelivery({ site, random: random('delivery'), until });
  const ingest = killIngest({ site, random: random('ingest'), dir: city, until });
  const tell = (n, what) => {
    const { acknowledged, lost } = ledger.counts();
    if (process.stdout.isTTY || n % 5 === 0 || n === kills)
      process.stdout.write(
        `  kill ${n}/${kills} (${what}) · ${acknowledged} acknowledged, ${lost} without an answer\n`,
      );
  };
  const failure = Promise.race(
    [...clients, delivery, ingest].map((p) => p.then(() => new Promise(() => {}))),
  );
  const server = await Promise.race([
    killServer({ site, ledger, random: random('server'), kills, tell }),
    failure,
  ]);
  until.stopped = true;
  await pause(2_000);
  site.finish();
  await Promise.all(clients);
  const ingested = await ingest;
  return { ...server, ingest: ingested.kills, runs: ingested.runs, delivery: await delivery };
}

/** What waits goes out: feedback, events (one that was being sent is held for a minute), the end of the chain. */
async function comeToRest(database) {
  await site.must(['applications', 'clocks']);
  for (const limit = Date.now() + 150_000; Date.now() < limit; await pause(3_000)) {
    await site.must(['channel', 'deliver']);
    const [{ n }] = await rowsOf(
      database,
      "SELECT COUNT(*) AS n FROM webhook_delivery WHERE state = 'waiting'",
    );
    if (Number(n) === 0) break;
  }
  await site.must(['audit', 'checkpoint']);
  const { code, stdout } = await site.xyd(['audit', 'verify', '--json']).done;
  const report = JSON.parse(stdout);
  const wrong = code === 0 && report.intact ? [] : report.faults.map((f) => f.words);
  return { name: 'xyd audit verify', checked: report.rows, wrong };
}

/** The same files into a copy of the city, undisturbed. */
async function ingestTwin(url, city) {
  const at = new URL(url);
  at.pathname = '/xyd_twin';
  const env = { DATABASE_URL: at.href, XYD_DATA_DIR: path.join(site.dir, 'twin') };
  await site.must(['restore', path.join(site.dir, 'base')], env);
  await site.must(['ingest', '--dir', city, '--json'], env);
  return at.href;
}

/** Errors of the server that no outage of the database explains. */
function unexplained(ledger) {
  const errors = ledger.calls.filter((c) => c.status >= 500);
  const wrong = errors
    .filter((c) => !site.outages.some(([from, to]) => c.at < to && c.ended > from))
    .map((c) => `${c.kind}: ${c.status} ${c.reason}`);
  return {
    name: 'errors of the server are explained by the database being away',
    checked: errors.length,
    wrong,
  };
}

async function main() {
  const begun = Date.now();
  process.stdout.write(`${kills} kills, seed ${seed}\n`);
  checkMachine(root);
  if (!hasMariadb()) throw new StepError(MISSING_MARIADB);
  if (!Number.isInteger(kills) || kills < 1) throw new StepError(`how many kills? got ${positionals[0]}`);
  const { default: mysql } = await import('mysql2/promise');
  const open = (uri) =>
    mysql.createPool({
      uri,
      supportBigNumbers: true,
      bigNumberStrings: true,
      dateStrings: true,
      timezone: 'Z',
    });
  let [url, city] = ['', ''];
  await step('Throw-away database 临时数据库', async () => {
    url = await site.provide();
  });
  await step('Database client 数据库客户端', () => generateClient(root));
  await step('Build and demo city 构建、演示城市', async () => {
    [, city] = await Promise.all([buildWeb(root), fill()]);
  });
  const receiver = await openReceiver();
  const ledger = new Ledger();
  let database = open(url);
  let base;
  let killed;
  await step(`${kills} kills 强制结束`, async () => {
    await site.start();
    const at = await people(database, receiver);
    base = await baseline(database);
    await database.end(); // it is not to be in the way of what is killed
    killed = await torment({ ledger, city, ...at });
    database = open(url);
    await site.kill();
    return `server ${kills}, database ${killed.database}, ingestion ${killed.ingest} (${killed.runs} runs), delivery ${killed.delivery}`;
  });
  const findings = [];
  await step('Coming to rest 收尾', async () => {
    findings.push(await comeToRest(database));
  });
  await step('The same without kills 未中断的对照', async () => {
    const twin = open(await ingestTwin(url, city));
    findings.push(...(await proveIngest({ database, twin })));
    await twin.end();
  });
  findings.unshift(
    ...(await proveLedger({ database, ledger, dataDir: site.dataDir })),
    ...(await proveDatabase({ database, base, arrived: receiver.arrived })),
    unexplained(ledger),
    { name: 'the server ended only when it was killed', checked: kills, wrong: site.crashes },
  );
  await database.end();
  receiver.close();
  printLedger(ledger);
  const faults = printFindings(findings);
  const { drafts, bytes } = draftsLeft(site.dataDir);
  process.stdout.write(`· drafts of killed processes on the disk: ${drafts}, ${bytes} bytes\n`);
  const { acknowledged } = ledger.counts();
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
  process.stdout.write(
    `\n${kills} kills of the server, ${killed.database} of the database, ${killed.ingest} of ingestion, ${killed.delivery} of delivery; restart ${(killed.restartMs / kills / 1000).toFixed(1)} s; ${acknowledged} acknowledged writes; ${faults} faults; seed ${seed}; ${minutes} min\n`,
  );
  return faults;
}

let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, async () => {
    interrupted = true;
    await site.close();
    process.exit(130);
  });

main()
  .then((faults) => (faults === 0 ? 0 : 1))
  .catch((error) => {
    if (interrupted) return new Promise(() => {}); // what fails now was ended by us
    process.stderr.write(`\n✗ ${error instanceof StepError ? error.message : error.stack}\n`);
    return 1;
  })
  .then(async (code) => {
    await site.close({ keep: options.keep });
    if (options.keep) process.stdout.write(`kept: ${site.dir}\n`);
    process.exit(code);
  });
