// A private MariaDB in one folder: initialised, started, stopped by us alone. Node built-ins only.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseSizes } from './database-sizes.mjs';

const AS_ROOT = process.getuid?.() === 0;
const START_TIMEOUT_MS = 120_000; // a crash recovery of a large redo log takes its time

/** Where everything of the instance lies. */
function layout(folder) {
  const dir = path.resolve(folder);
  const near = path.join(dir, 's.sock');
  // a unix socket's path holds 107 bytes
  const far = path.join(
    os.tmpdir(),
    `xyd-${createHash('sha256').update(dir).digest('hex').slice(0, 16)}`,
    's.sock',
  );
  return {
    dir,
    data: path.join(dir, 'data'),
    tmp: path.join(dir, 'tmp'),
    socket: near.length < 100 ? near : far,
    pid: path.join(dir, 'pid'),
    port: path.join(dir, 'port'),
    lock: path.join(dir, 'start.lock'),
    log: path.join(dir, 'server.log'),
  };
}

export const MISSING_MARIADB =
  'MariaDB is not installed. On Debian or Ubuntu: apt-get install -y mariadb-server-core mariadb-client-core; ' +
  'elsewhere install MariaDB 10.6 or newer, or set DATABASE_URL=mysql://user:password@host:3306/xyd to use a server you have.\n' +
  '没有安装 MariaDB。Debian、Ubuntu 请运行上面的 apt-get 命令；其他系统请安装 MariaDB 10.6 以上，或设置 DATABASE_URL 使用现有的数据库。';

export function hasMariadb() {
  return ['mariadbd', 'mariadb-install-db', 'mariadb'].every((name) => program(name) !== undefined);
}

/** Debian puts the server into /usr/sbin, which is not in everybody's PATH. */
function program(name) {
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/usr/bin',
  ];
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

/** Runs SQL as root over the socket; only who may enter the folder can. */
function sql(at, statement) {
  return spawnSync(program('mariadb'), ['--no-defaults', '-S', at.socket, '-u', 'root', '-N', '-B'], {
    input: statement,
    encoding: 'utf8',
    timeout: 10_000,
  });
}

const answers = (at) => existsSync(at.socket) && sql(at, 'SELECT 1').status === 0;

/** The instance's live process; a pid file left by a crash names nobody, or somebody else. */
function livePid(at) {
  const pid = existsSync(at.pid) ? Number(readFileSync(at.pid, 'utf8')) : Number.NaN;
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    process.kill(pid, 0);
    const command = `/proc/${pid}/cmdline`;
    return !existsSync('/proc/self') || readFileSync(command, 'utf8').includes(at.data) ? pid : undefined;
  } catch (error) {
    return error.code === 'EPERM' ? pid : undefined;
  }
}

function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      wanted ? resolve(freePort(0)) : reject(new Error('no free port on 127.0.0.1')),
    );
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A folder that was initialised only half is made anew: `data` appears by one rename, at the end. */
function initialise(at) {
  if (existsSync(at.data)) return;
  const draft = `${at.data}.new`;
  rmSync(draft, { recursive: true, force: true });
  const made = spawnSync(
    program('mariadb-install-db'),
    [
      '--no-defaults',
      ...(AS_ROOT ? ['--user=root'] : []),
      `--datadir=${draft}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--skip-name-resolve',
    ],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) {
    const why = `${made.error?.message ?? ''}${made.stdout ?? ''}${made.stderr ?? ''}`
      .trim()
      .split('\n')
      .slice(-12)
      .join('\n');
    throw new Error(
      `The database could not be initialised in ${draft} (disk full?). 数据库初始化失败。\n${why}`,
    );
  }
  renameSync(draft, at.data);
}

async function boot(at, { durable }) {
  const { pool, redo } = databaseSizes(os.totalmem(), durable);
  const known = existsSync(at.port) ? Number(readFileSync(at.port, 'utf8')) : 0;
  const port = await freePort(Number.isInteger(known) && known > 1023 && known < 65_536 ? known : 0);
  rmSync(at.socket, { force: true });
  mkdirSync(path.dirname(at.socket), { recursive: true, mode: 0o700 });
  const log = openSync(at.log, 'a');
  const server = spawn(
    program('mariadbd'),
    [
      '--no-defaults', // must come first
      ...(AS_ROOT ? ['--user=root'] : []),
      `--datadir=${at.data}`,
      `--tmpdir=${at.tmp}`,
      `--socket=${at.socket}`,
      `--pid-file=${at.pid}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_bin',
      '--skip-name-resolve',
      '--local-infile=1',
      `--innodb-buffer-pool-size=${pool}`,
      `--innodb-log-file-size=${redo}M`,
      `--innodb-flush-log-at-trx-commit=${durable ? 1 : 2}`,
      '--max-allowed-packet=64M',
    ],
    { detached: true, stdio: ['ignore', log, log], cwd: at.dir },
  );
  closeSync(log);
  let ended = false;
  server.once('exit', () => {
    ended = true;
  });
  server.once('error', () => {
    ended = true;
  });
  server.unref();
  writeFileSync(at.port, `${port}\n`);
  await until(
    () => answers(at),
    () => ended,
    at,
  );
}

async function until(ready, ended, at) {
  const limit = Date.now() + START_TIMEOUT_MS;
  while (!ready()) {
    if (ended() || Date.now() > limit) {
      const tail = existsSync(at.log)
        ? readFileSync(at.log, 'utf8').trim().split('\n').slice(-12).join('\n')
        : '';
      throw new Error(
        `The embedded database did not start; its log is ${at.log}. 内置数据库没有启动，日志见上述文件。\n${tail}`,
      );
    }
    await sleep(60);
  }
}

/** One process starts at a time; the lock of a process that died is taken over. */
async function withStartLock(at, work) {
  for (;;) {
    try {
      writeFileSync(at.lock, `${process.pid}`, { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (abandoned(at.lock)) rmSync(at.lock, { force: true });
      else await sleep(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(at.lock, { force: true });
  }
}

function abandoned(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (!holder) return Date.now() - statSync(lock).mtimeMs > 1_000;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code !== 'EPERM';
  }
}

/** The product connects by TCP as `xyd` with a password; root exists on the socket alone. */
function secure(at, password, database) {
  const text = (value) => `'${value.replace(/[\\']/g, '\\$&')}'`;
  const done = sql(
    at,
    [
      `CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
      `CREATE USER IF NOT EXISTS 'xyd'@'127.0.0.1' IDENTIFIED BY ${text(password)}`,
      `ALTER USER 'xyd'@'127.0.0.1' IDENTIFIED BY ${text(password)}`,
      "GRANT ALL PRIVILEGES ON `xyd`.* TO 'xyd'@'127.0.0.1'",
      "GRANT ALL PRIVILEGES ON `xyd\\_%`.* TO 'xyd'@'127.0.0.1'",
      "DELETE FROM mysql.global_priv WHERE User IN ('root', '') AND Host <> 'localhost' OR User = ''",
      'FLUSH PRIVILEGES',
    ].join(';\n'),
  );
  if (done.status !== 0) throw new Error(`The database account could not be made: ${done.stderr.trim()}`);
}

/**
 * Brings the instance up; does nothing to one that runs.
 * @param {string} folder
 * @param {{ password: string, durable: boolean, database?: string }} options durable: every commit reaches the disk
 * @returns {Promise<{ url: string, port: number, started: boolean }>} started: false when it ran already
 */
export async function startDatabase(folder, { password, durable, database = 'xyd' }) {
  if (!hasMariadb()) throw new Error(MISSING_MARIADB);
  const at = layout(folder);
  mkdirSync(at.tmp, { recursive: true });
  chmodSync(at.dir, 0o700);
  const started = await withStartLock(at, async () => {
    if (answers(at)) return false;
    if (livePid(at) !== undefined) {
      await until(
        () => answers(at),
        () => livePid(at) === undefined,
        at,
      );
      return false;
    }
    initialise(at);
    await boot(at, { durable });
    return true;
  });
  secure(at, password, database);
  const port = Number(readFileSync(at.port, 'utf8'));
  return { url: `mysql://xyd:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`, port, started };
}

/** Ends the instance through SQL, so that everything is on disk. @returns {Promise<boolean>} false when it did not run */
export async function stopDatabase(folder) {
  const at = layout(folder);
  if (!existsSync(at.dir) || !hasMariadb()) return false;
  const pid = livePid(at);
  if (!answers(at)) {
    if (pid === undefined) return false;
    process.kill(pid, 'SIGTERM'); // still starting: it ends cleanly on this too
  } else sql(at, 'SHUTDOWN');
  const limit = Date.now() + 60_000;
  while (livePid(at) !== undefined) {
    if (Date.now() > limit)
      throw new Error(`The database (process ${pid}) does not stop; see ${at.log}. 数据库没有停下。`);
    await sleep(40);
  }
  return true;
}

/** @returns {{ running: boolean, port?: number, pid?: number, folder: string }} */
export function databaseStatus(folder) {
  const at = layout(folder);
  const running = hasMariadb() && answers(at);
  return running
    ? { running, port: Number(readFileSync(at.port, 'utf8')), pid: livePid(at), folder: at.dir }
    : { running, folder: at.dir };
}
