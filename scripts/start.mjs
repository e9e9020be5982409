// npm start: everything from a fresh clone to a page that answers. Each step can be run again; nothing
// is marked done before its end. Node built-ins only until the packages are there.
import path from 'node:path';
import { hasMariadb, MISSING_MARIADB, stopDatabase } from './database.mjs';
import { hasFonts, MISSING_FONTS } from './fonts.mjs';
import { settle } from './settings.mjs';
import {
  answers,
  checkMachine,
  freePort,
  installDebian,
  installPackages,
  must,
  run,
  StepError,
  step,
} from './steps.mjs';
import { buildWeb, generateClient, serveWeb } from './web.mjs';

const root = path.resolve(import.meta.dirname, '..');
const ENTERPRISES = process.env.XYD_DEMO_ENTERPRISES ?? '5000';
const started = Date.now();

async function portToServe() {
  const asked = Number(process.env.PORT ?? 3000);
  const port = await freePort(asked);
  if (port !== undefined) return port;
  throw new StepError(
    `Port ${asked} is taken by another program. Stop it, or choose another: PORT=3001 npm start\n端口 ${asked} 已被占用：请关闭占用它的程序，或换一个端口：PORT=3001 npm start`,
  );
}

async function provideDatabase() {
  if (!process.env.DATABASE_URL && !hasMariadb()) {
    await installDebian(['mariadb-server-core', 'mariadb-client-core']);
    if (!hasMariadb()) throw new StepError(MISSING_MARIADB);
  }
  const { startedDatabase } = await settle(root, { database: true, say: () => {} });
  return startedDatabase;
}

/** Credit reports are set in them; without, everything else works and a report says what to install. */
async function provideFonts() {
  if (!hasFonts()) await installDebian(['fonts-noto-cjk']);
  return hasFonts() ? undefined : MISSING_FONTS;
}

/** One command of ours; its words are shown as they come. */
async function xyd(what, ...args) {
  const { code } = await run(process.execPath, [path.join(root, 'bin/xyd'), ...args], {
    cwd: root,
    show: true,
  });
  if (code !== 0) throw new StepError(`${what} failed; what to do stands above. 失败，原因见上。`);
}

let ownDatabase = false;

async function main() {
  checkMachine(root);
  const port = await portToServe();
  await step('Packages 依赖', () => installPackages(root));
  await step('Database 数据库', async () => {
    ownDatabase = await provideDatabase();
    return process.env.DATABASE_URL.replace(/\/\/.*@/, '//');
  });
  await step('Database client 数据库客户端', () => generateClient(root));
  await step('Tables 表结构', () => xyd('Migration', 'db', 'migrate'));
  if (process.env.XYD_DEMO !== 'off')
    await step(`Demo city 演示城市 (${ENTERPRISES})`, () =>
      xyd('The demo city', 'demo', 'load', '--enterprises', ENTERPRISES),
    );
  await step('Fonts 中文字体', provideFonts);
  await step('Build 构建', () => buildWeb(root));
  // the demo city's accounts have a password everybody knows: they may sign in without a second factor too
  const env = {
    XYD_PUBLIC_URL: `http://localhost:${port}`,
    ...(process.env.XYD_DEMO === 'off' ? {} : { XYD_DEMO_SECOND_FACTOR: 'waived' }),
  };
  const server = serveWeb(root, { port, env: { ...env, ...process.env } });
  let ended = false;
  server.once('exit', () => {
    ended = true;
  });
  const stop = async () => {
    if (!ended) server.kill('SIGTERM');
    if (ownDatabase) await stopDatabase(path.join(process.env.XYD_DATA_DIR, 'mariadb'));
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await answers(`http://127.0.0.1:${port}/`, { stopped: () => ended });
  process.stdout.write(
    `\n信易贷  http://localhost:${port}   (${((Date.now() - started) / 1000).toFixed(0)} s)\n`,
  );
  if (process.env.XYD_DEMO !== 'off') {
    const accounts = await must(
      'xyd user list',
      process.execPath,
      [path.join(root, 'bin/xyd'), 'user', 'list', '--demo'],
      {
        cwd: root,
      },
    );
    process.stdout.write(`\n${accounts}\n`);
  }
  process.stdout.write('Stop with Ctrl-C. 按 Ctrl-C 停止。\n');
  server.once('exit', async (code) => {
    if (ownDatabase) await stopDatabase(path.join(process.env.XYD_DATA_DIR, 'mariadb'));
    process.exit(code ?? 0);
  });
}

main().catch(async (error) => {
  process.stderr.write(
    `\n✗ ${error instanceof StepError || process.env.LOG_LEVEL !== 'debug' ? error.message : error.stack}\n`,
  );
  if (ownDatabase) await stopDatabase(path.join(process.env.XYD_DATA_DIR, 'mariadb')).catch(() => {});
  process.exit(1);
});
