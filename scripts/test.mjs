// npm test: everything that must hold, on a throw-away database. `npm test -- --only unit,lint` runs parts.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { hasMariadb, MISSING_MARIADB, startDatabase, stopDatabase } from './database.mjs';
import { hasFonts } from './fonts.mjs';
import { copyModelsWithNext } from './next-model.mjs';
import {
  answers,
  checkMachine,
  freePort,
  installDebian,
  installPackages,
  must,
  node,
  run,
  StepError,
  step,
} from './steps.mjs';
import { buildWeb, generateClient, serveWeb } from './web.mjs';

const root = path.resolve(import.meta.dirname, '..');
const work = path.join(root, '.test');
const CHROMIUM = '/usr/bin/chromium';
const ENTERPRISES = '400';
const PARTS = ['types', 'lint', 'unit', 'integration', 'browser'];

const bin = (name) => path.join(root, 'node_modules', name);
const counts = { passed: 0, failed: 0 };
const failures = [];

/** A part that either holds or not. */
async function check(label, program, args, env) {
  const { code, output } = await run(program, args, { cwd: root, env });
  counts[code === 0 ? 'passed' : 'failed'] += 1;
  if (code === 0) return;
  failures.push(label);
  process.stdout.write(`${output.trim()}\n`);
}

async function vitest(project, env) {
  const report = path.join(work, `${project}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await run(
    ...node(bin('vitest/vitest.mjs'), 'run', '--project', project, ...reporters),
    {
      cwd: root,
      env,
    },
  );
  const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  counts.passed += found?.numPassedTests ?? 0;
  // a file that does not even load counts as one failure
  const broken = found?.testResults?.filter((f) => f.status === 'failed' && f.assertionResults.length === 0);
  const failed = (found?.numFailedTests ?? 0) + (broken?.length ?? 0);
  counts.failed += failed || (code === 0 ? 0 : 1);
  if (code !== 0) {
    failures.push(project);
    process.stdout.write(`${output.trim()}\n`);
  }
  return `${found?.numPassedTests ?? 0} passed`;
}

async function database() {
  const packages = ['mariadb-server-core', 'mariadb-client-core', 'chromium', 'fonts-noto-cjk'];
  if (!hasMariadb() || !existsSync(CHROMIUM) || !hasFonts()) await installDebian(packages);
  if (!hasMariadb()) throw new StepError(MISSING_MARIADB);
  await stopDatabase(path.join(work, 'mariadb'));
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const { url } = await startDatabase(path.join(work, 'mariadb'), {
    password: 'throw-away',
    durable: false,
    database: 'xyd',
  });
  return url;
}

// one for the command line and the server: what one signs the other verifies
const signingKey = generateKeyPairSync('ed25519')
  .privateKey.export({ format: 'der', type: 'pkcs8' })
  .toString('base64');

/** The environment of one throw-away installation. */
function installation(url, name) {
  const at = new URL(url);
  at.pathname = `/xyd_${name}`;
  return {
    DATABASE_URL: at.href,
    XYD_DATA_DIR: path.join(work, name),
    XYD_MODELS_DIR: path.join(root, 'models'),
    AUTH_SECRET: 'throw-away-secret-throw-away-secret',
    AUDIT_SIGNING_KEY: signingKey,
    LOG_LEVEL: 'warn',
    XYD_DEMO_SECOND_FACTOR: 'waived',
  };
}

const xyd = (env, ...args) =>
  must(`xyd ${args[0]} ${args[1]}`, ...node(path.join(root, 'bin/xyd'), ...args), { cwd: root, env });

async function browser(installed) {
  if (!existsSync(CHROMIUM) || !hasFonts())
    throw new StepError(
      'The browser tests need Chromium and a Chinese font: apt-get install -y chromium fonts-noto-cjk\n浏览器测试需要 Chromium 与中文字体。',
    );
  const env = { ...installed, XYD_MODELS_DIR: path.join(work, 'models') };
  const next = copyModelsWithNext(path.join(root, 'models'), env.XYD_MODELS_DIR);
  await xyd(env, 'db', 'migrate');
  await xyd(env, 'demo', 'load', '--enterprises', ENTERPRISES);
  const [{ id }] = JSON.parse(await xyd(env, 'snapshot', 'list', '--json'));
  await xyd(
    env,
    ...['score', '--snapshot', id, '--model', next.name, '--version', next.version, '--back-test', '--json'],
  );
  const [{ uscc }] = JSON.parse(await xyd(env, 'user', 'unclaimed', '--limit', '1', '--json'));
  const token = 'throw-away-metrics-token';
  await buildWeb(root);
  const port = await freePort();
  const server = serveWeb(root, { port, env: { ...env, XYD_METRICS_TOKEN: token }, show: false });
  let log = '';
  const keep = (chunk) => {
    log = (log + chunk).slice(-20_000);
  };
  server.stdout.on('data', keep);
  server.stderr.on('data', keep);
  try {
    await answers(`http://127.0.0.1:${port}/`, { stopped: () => server.exitCode !== null });
    const report = path.join(work, 'browser.json');
    const { code, output } = await run(...node(bin('@playwright/test/cli.js'), 'test'), {
      cwd: root,
      env: {
        ...env,
        XYD_BASE_URL: `http://127.0.0.1:${port}`,
        XYD_METRICS_TOKEN: token,
        XYD_E2E_UNCLAIMED: uscc,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    });
    const stats = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).stats : undefined;
    counts.passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0);
    counts.failed += stats?.unexpected || (code === 0 ? 0 : 1);
    if (code !== 0) {
      failures.push('browser');
      process.stdout.write(`${output.trim()}\n${log}\n`);
    }
    return `${stats?.expected ?? 0} passed`;
  } catch (error) {
    process.stderr.write(`${log}\n`);
    throw error;
  } finally {
    server.kill('SIGKILL');
  }
}

async function main() {
  const at = process.argv.indexOf('--only');
  const only = at < 0 ? PARTS : process.argv[at + 1].split(',');
  const wrong = only.filter((part) => !PARTS.includes(part));
  if (wrong.length > 0) throw new StepError(`No such part: ${wrong.join(', ')}. Parts: ${PARTS.join(', ')}`);
  const wants = (part) => only.includes(part);
  checkMachine(root);
  await step('Packages 依赖', () => installPackages(root));
  let url = '';
  if (wants('integration') || wants('browser'))
    await step('Throw-away database 临时数据库', async () => {
      url = await database();
    });
  mkdirSync(work, { recursive: true });
  await step('Database client 数据库客户端', () => generateClient(root));
  if (wants('types'))
    await step('Types 类型', () => check('types', ...node(bin('typescript/bin/tsc'), '--noEmit')));
  if (wants('lint'))
    await step('Lint 规范', () => check('lint', ...node(path.join(root, 'scripts/lint.mjs'))));
  if (wants('unit')) await step('Unit tests 单元测试', () => vitest('unit'));
  if (wants('integration'))
    await step('Integration tests 集成测试', async () => {
      const env = installation(url, 'integration');
      await xyd(env, 'db', 'migrate');
      await xyd(env, 'db', 'drift');
      return vitest('integration', env);
    });
  if (wants('browser')) await step('Browser tests 浏览器测试', () => browser(installation(url, 'browser')));
}

let crashed = false;
main()
  .catch((error) => {
    crashed = true;
    counts.failed += 1;
    process.stderr.write(`\n✗ ${error instanceof StepError ? error.message : error.stack}\n`);
  })
  .finally(async () => {
    await stopDatabase(path.join(work, 'mariadb')).catch(() => {});
    if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join(', ')}\n`);
    process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
    process.exitCode = crashed || counts.failed > 0 ? 1 : 0;
  });
