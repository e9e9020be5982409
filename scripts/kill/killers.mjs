// Who kills what, when: the server again and again, with it the database, and command lines in the middle of their work.
import { setTimeout as pause } from 'node:timers/promises';
import { StepError, tail } from '../steps.mjs';
import { killed } from './site.mjs';

/** Of so many kills of the server one takes the database along, and once the database dies alone. */
const DATABASE_EVERY = 10;

/** One kill in so many comes while the server is still warming up; before the others it has answered some writes. */
const COLD_EVERY = 4;
const MOST_WRITES = 8;
const FIRST_WRITES = 60;
const PATIENCE_MS = 8_000;

/** Until clients have been told that so many writes were done by this server. */
async function acknowledged(ledger, writes, patience = PATIENCE_MS) {
  const enough = ledger.acknowledged + writes;
  for (const limit = Date.now() + patience; ledger.acknowledged < enough && Date.now() < limit; )
    await pause(20);
}

/**
 * Kills the server `kills` times, each 0.1 to 3 s after it answered, or after it acknowledged up to eight writes.
 * @param {(n: number, what: string) => void} tell
 * @returns {Promise<{ database: number, restartMs: number }>}
 */
export async function killServer({ site, ledger, random, kills, tell }) {
  let [database, restartMs] = [0, 0];
  await acknowledged(ledger, FIRST_WRITES, 8 * PATIENCE_MS); // work of every kind is under way
  for (let n = 1; n <= kills; n++) {
    if (n % COLD_EVERY !== 0) await acknowledged(ledger, Math.ceil(random.between(0, MOST_WRITES)));
    await pause(random.between(100, 3_000));
    const turn = n % DATABASE_EVERY;
    if (turn === 5) {
      await site.killDatabase();
      database += 1;
      await pause(random.between(100, 3_000));
    }
    if (turn === 0) {
      // a power cut takes both; now the one goes first, now the other
      const first = random.chance(0.5);
      if (first) await site.kill();
      await site.killDatabase({ revive: false });
      if (!first) await site.kill();
      await site.reviveDatabase();
      database += 1;
    } else await site.kill();
    restartMs += await site.start();
    tell(n, turn === 0 ? 'server and database' : 'server');
  }
  return { database, restartMs };
}

/**
 * Takes a folder in by `xyd ingest --dir`, killed again and again until all of it is in: 2 to 8 s after its start at
 * first, later and later afterwards, so that a slow machine comes to an end too.
 * @param {{ stopped: boolean }} until  no more kills from then on @returns {Promise<{ kills: number, runs: number }>}
 */
export async function killIngest({ site, random, dir, until }) {
  const words = ['ingest', '--dir', dir, '--json'];
  let kills = 0;
  for (let runs = 1; ; runs++) {
    const began = Date.now();
    const { child, done } = site.xyd(words);
    const limit = began + random.between(2_000, 8_000 + 250 * kills);
    let ended;
    while (!ended && (until.stopped || Date.now() < limit)) ended = await Promise.race([done, pause(100)]);
    if (ended?.code === 0) return { kills, runs };
    if (!ended) {
      await killed(child);
      kills += 1;
    } else if (!site.outages.some(([from, to]) => began < to && Date.now() > from))
      throw new StepError(`xyd ingest failed although nothing was killed.\n${tail(ended.output)}`);
    else await pause(500);
  }
}

/**
 * Keeps `xyd channel deliver --loop` going, killed 5 to 40 s after each start.
 * @param {{ stopped: boolean }} until @returns {Promise<number>} kills
 */
export async function killDelivery({ site, random, until }) {
  let kills = 0;
  while (!until.stopped) {
    const { child, done } = site.xyd(['channel', 'deliver', '--loop', '--json']);
    const limit = Date.now() + random.between(5_000, 40_000);
    let ended;
    while (!ended && !until.stopped && Date.now() < limit) ended = await Promise.race([done, pause(200)]);
    if (!ended) {
      await killed(child);
      kills += 1;
    } else await pause(500); // it gave up: the database was away
  }
  return kills;
}
