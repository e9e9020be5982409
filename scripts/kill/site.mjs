// A throw-away installation whose server, database and command lines can be killed and started again.
import { spawn } from 'node:child_process';
import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { databaseStatus, startDatabase, stopDatabase } from '../database.mjs';
import { secretsOf, settle } from '../settings.mjs';
import { answers, freePort, StepError, tail } from '../steps.mjs';
import { serveWeb } from '../web.mjs';

/** The work is over: whoever waits for the server need not wait any longer. */
export class Over extends Error {}

/** What of the caller's environment would lead away from the throw-away installation. */
const FOREIGN = /^(DATABASE_URL|SCREENING_DATABASE_URL|AUTH_|AUDIT_|XYD_|NEXTAUTH_)/;

export class Site {
  #root;
  #children = new Set();
  #server;
  #ready = false;
  #ending = false;
  #over = false;
  #closed = false;
  #database;
  #waiting = [];
  #log;
  /** [from, to] in which the database was down or coming up: errors of the server are to be expected then */
  outages = [];
  /** ends of the server nobody asked for */
  crashes = [];

  /** @param {string} root  the project @param {string} dir  a new folder, removed at the end */
  constructor(root, dir) {
    this.#root = root;
    this.dir = dir;
    this.dataDir = path.join(dir, 'data');
  }

  /** Database and settings; nothing of the caller's own installation is touched. */
  async provide() {
    for (const name of Object.keys(process.env)) if (FOREIGN.test(name)) delete process.env[name];
    process.env.XYD_DATA_DIR = this.dataDir;
    process.env.XYD_DEMO_SECOND_FACTOR = 'waived';
    process.env.XYD_WEBHOOK_LOCAL = 'allowed';
    process.env.LOG_LEVEL = 'error';
    this.#database = settle(this.#root, { database: true, say: () => {} });
    await this.#database;
    this.#log = createWriteStream(path.join(this.dir, 'server.log'), { flags: 'a' });
    this.port = await freePort();
    this.origin = `http://127.0.0.1:${this.port}`;
    return process.env.DATABASE_URL;
  }

  #assertOpen() {
    if (this.#closed) throw new Over();
  }

  /** One command line. @returns its process and how it ended; output is the last 200 kB of stdout and stderr */
  xyd(args, env = {}) {
    this.#assertOpen();
    const child = spawn(process.execPath, [path.join(this.#root, 'bin/xyd'), ...args], {
      cwd: this.#root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#children.add(child);
    let [stdout, output] = ['', ''];
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      output = (output + chunk).slice(-200_000);
    });
    child.stderr.on('data', (chunk) => {
      output = (output + chunk).slice(-200_000);
    });
    const done = new Promise((resolve) => {
      child.on('close', (code, signal) => {
        this.#children.delete(child);
        resolve({ code, signal, stdout, output });
      });
    });
    return { child, done };
  }

  /** One that must succeed. @returns what it wrote to stdout */
  async must(args, env) {
    const { code, stdout, output } = await this.xyd(args, env).done;
    if (code !== 0) throw new StepError(`xyd ${args.slice(0, 2).join(' ')} failed.\n${tail(output)}`);
    return stdout;
  }

  /** Serves, and lets the clients go on. @returns ms until it answered */
  async start() {
    this.#assertOpen();
    const begun = Date.now();
    const server = serveWeb(this.#root, {
      port: this.port,
      show: false,
      env: { XYD_PUBLIC_URL: this.origin },
    });
    this.#server = server;
    this.#children.add(server);
    this.#ending = false;
    server.once('exit', (code, signal) => {
      this.#children.delete(server);
      if (!this.#ending) this.crashes.push(`the server ended by itself: ${code ?? signal}`);
    });
    server.stdout.pipe(this.#log, { end: false });
    server.stderr.pipe(this.#log, { end: false });
    await answers(`${this.origin}/api/ready`, { stopped: () => server.exitCode !== null });
    this.#ready = true;
    for (const { go } of this.#waiting.splice(0)) go();
    return Date.now() - begun;
  }

  /** SIGKILL, and only back when the process is gone. */
  async kill() {
    this.#ready = false;
    this.#ending = true;
    await killed(this.#server);
  }

  /** SIGKILL of the database's own process, then a start that recovers from its redo log. */
  async killDatabase({ revive = true } = {}) {
    const outage = [Date.now(), Number.POSITIVE_INFINITY];
    this.outages.push(outage);
    const folder = path.join(this.dataDir, 'mariadb');
    const { pid } = databaseStatus(folder);
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    if (revive) await this.reviveDatabase();
  }

  async reviveDatabase() {
    this.#assertOpen();
    this.#database = startDatabase(path.join(this.dataDir, 'mariadb'), {
      password: secretsOf(this.dataDir).databasePassword,
      durable: true,
    });
    await this.#database;
    this.outages.at(-1)[1] = Date.now() + 12_000; // pools find out that their connections are gone
  }

  /** Back when the server answers. @throws Over once the work is over */
  async up() {
    if (this.#over) throw new Over();
    if (this.#ready) return;
    await new Promise((go, stop) => this.#waiting.push({ go, stop }));
  }

  /** No client begins anything any more. */
  finish() {
    this.#over = true;
    for (const { stop } of this.#waiting.splice(0)) stop(new Over());
  }

  /** Nothing is left: no process, no file. */
  async close({ keep = false } = {}) {
    this.finish();
    this.#closed = true;
    this.#ending = true;
    await this.#database?.catch(() => {}); // one that is just starting could not be stopped
    await Promise.all([...this.#children].map(killed));
    this.#log?.end();
    await stopDatabase(path.join(this.dataDir, 'mariadb')).catch(() => {});
    if (!keep) rmSync(this.dir, { recursive: true, force: true });
  }
}

/** @param {import('node:child_process').ChildProcess} child */
export async function killed(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
