// What npm start and npm test share: packages, Debian packages, hashes, running programs. Node built-ins only.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

const LEAST_NODE = [20, 9];
const LEAST_DISK_GB = 3;
// without a network npm would be silent for minutes
const PATIENCE = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000'];

/** A failure whose message is meant for the person at the terminal. */
export class StepError extends Error {}

/** Runs one step and prints how long it took. */
export async function step(label, work) {
  const start = Date.now();
  process.stdout.write(`▸ ${label} …\n`);
  const note = await work();
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  process.stdout.write(`  ${note ? `${note} · ` : ''}${seconds} s\n`);
}

/** Refuses a machine that cannot work before anything is written. */
export function checkMachine(root) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1]))
    throw new StepError(
      `Node ${process.versions.node} is too old: install Node ${LEAST_NODE.join('.')} or newer (https://nodejs.org).\nNode 版本过旧，请安装 ${LEAST_NODE.join('.')} 或更新的版本。`,
    );
  const { bavail, bsize } = statfsSync(root);
  const free = (bavail * bsize) / 2 ** 30;
  if (free < LEAST_DISK_GB && !existsSync(path.join(root, 'node_modules')))
    throw new StepError(
      `Only ${free.toFixed(1)} GiB are free in ${root}; ${LEAST_DISK_GB} GiB are needed. Free some space and run this again.\n磁盘空间不足：需要 ${LEAST_DISK_GB} GiB，请腾出空间后再运行。`,
    );
}

/** sha256 over names and contents of files and folders, to see whether a step is needed again. */
export function hashOf(root, entries) {
  const hash = createHash('sha256');
  const add = (relative) => {
    const file = path.join(root, relative);
    if (!existsSync(file)) return;
    if (statSync(file).isDirectory())
      for (const name of readdirSync(file).sort()) add(path.join(relative, name));
    else hash.update(relative).update('\0').update(readFileSync(file)).update('\0');
  };
  for (const entry of entries) add(entry);
  return hash.digest('hex');
}

/** Skips a step whose inputs did not change since it last reached its end. */
export async function unlessDone(marker, hash, work) {
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return 'unchanged 无变化';
  const note = await work();
  mkdirSync(path.dirname(marker), { recursive: true });
  writeFileSync(`${marker}.new`, hash);
  renameSync(`${marker}.new`, marker);
  return note;
}

/** npm install, unless the lock file is the one installed last. */
export function installPackages(root) {
  const hash = hashOf(root, ['package.json', 'package-lock.json']);
  const marker = path.join(root, 'node_modules', '.xyd-installed');
  return unlessDone(marker, hash, async () => {
    const { code, output } = await run(
      'npm',
      ['install', '--no-audit', '--no-fund', '--loglevel=error', ...PATIENCE],
      {
        cwd: root,
      },
    );
    if (code === 0) return;
    if (/ENOSPC/.test(output)) throw new StepError('The disk is full. 磁盘已满。');
    if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(output))
      throw new StepError(
        `The packages could not be fetched: no network, or the registry does not answer. Check the connection (npm config get registry) and run this again.\n无法下载依赖：网络不通，或软件源没有响应。请检查网络后再运行。\n${tail(output)}`,
      );
    throw new StepError(`npm install failed. 安装依赖失败。\n${tail(output)}`);
  });
}

/** Debian packages as root or by sudo without a password. @returns whether they are there afterwards */
export async function installDebian(packages) {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const root = process.getuid?.() === 0;
  if (!root && spawnSync('sudo', ['-n', 'true']).status !== 0) return false;
  const command = (args) =>
    root
      ? run('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' } })
      : run('sudo', ['-n', 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]);
  const install = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  if ((await command(install)).code === 0) return true;
  await command(['update', '-q']); // the lists may be missing or old
  const { code, output } = await command(install);
  if (code !== 0) process.stderr.write(`${tail(output)}\n`);
  return code === 0;
}

/** Runs a program quietly, or with its output passed on. */
export function run(program, args, { cwd, env, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-200_000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), output }));
  });
}

/** Runs a program that must succeed. */
export async function must(what, program, args, options) {
  const { code, output } = await run(program, args, options);
  if (code !== 0) throw new StepError(`${what} failed. 失败。\n${tail(output)}`);
  return output;
}

export function tail(output, lines = 25) {
  return output.trim().split('\n').slice(-lines).join('\n');
}

export const node = (...args) => [process.execPath, args];
/** An answer makes a third of a megabyte that is soon done with: with room for it collections are four times rarer. */
export const SERVING = ['--max-semi-space-size=64'];

/** Whether a port on 127.0.0.1 can be taken; 0 asks for any. @returns the port, or undefined */
export function freePort(port = 0) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '0.0.0.0', () => {
      const { port: got } = probe.address();
      probe.close(() => resolve(got));
    });
  });
}

/** Waits until a page answers. */
export async function answers(url, { seconds = 60, stopped = () => false } = {}) {
  const limit = Date.now() + seconds * 1000;
  for (;;) {
    try {
      const response = await fetch(url, { redirect: 'manual' });
      if (response.status < 500) return;
    } catch {
      // not yet
    }
    if (stopped() || Date.now() > limit) throw new StepError(`${url} does not answer. 页面没有响应。`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
