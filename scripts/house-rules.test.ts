import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { houseBreaches } from './house-rules.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[];
};
const folders: string[] = [];

/** A small tree with the project's own settings, so that the rules run on it as they run here. */
function treeOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'xyd-lint-'));
  folders.push(folder);
  for (const name of ['tsconfig.json', '.dependency-cruiser.cjs', 'package.json'])
    cpSync(path.join(root, name), path.join(folder, name));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** `rule: from → to`, once each */
function importBreaches(folder: string): string[] {
  const cruise = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  let output: string;
  try {
    output = execFileSync(process.execPath, [cruise, ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
  } catch (error) {
    output = (error as { stdout: string }).stdout;
  }
  const { violations } = JSON.parse(output).summary as {
    violations: { rule: { name: string }; from: string; to: string }[];
  };
  return violations.map((v) => `${v.rule.name}: ${v.from}`);
}

const uses = (target: string) => `import { x } from '@/${target}';\nexport const y = x;\n`;
const X = 'export const x = 1;\n';

/** What each import rule forbids: the file that breaks it, and what it imports. */
const BROKEN: Readonly<Record<string, readonly [string, string]>> = {
  'kernel-alone': ['src/kernel/a.ts', 'server/plain'],
  'domain-pure': ['src/modules/rules/domain/a.ts', 'modules/features/queries/plain'],
  'data-access': ['src/modules/rules/queries/a.ts', 'modules/features/ui/plain'],
  'channel-door': ['src/modules/channel/http.ts', 'modules/features/queries/plain'],
  'router-thin': ['src/modules/rules/router.ts', 'modules/features/queries/plain'],
  'ui-own': ['src/modules/rules/ui/a.ts', 'modules/features/ui/plain'],
  'app-composes': ['src/app/a.ts', 'modules/features/queries/plain'],
  'components-anywhere': ['src/components/a.ts', 'modules/features/ui/plain'],
  'server-below': ['src/server/a.ts', 'components/plain'],
  'account-for-the-gate': ['src/server/b.ts', 'modules/account/queries/plain'],
  'cli-thin': ['src/cli/a.ts', 'modules/features/ui/plain'],
  'root-lists-routers': ['src/trpc/root.ts', 'modules/features/queries/plain'],
  'database-below': ['src/modules/rules/domain/b.ts', 'server/db'],
  'module-known': ['src/modules/stray/domain/a.ts', 'kernel/plain'],
  'no-tests-imported': ['src/kernel/b.ts', 'kernel/plain.test'],
};
const PLAIN = [
  'kernel/plain',
  'kernel/plain.test',
  'server/plain',
  'server/db',
  'components/plain',
  'modules/features/ui/plain',
  'modules/features/queries/plain',
  'modules/account/queries/plain',
];

let found: string[] = [];
const orders = forbidden.map((r) => r.name).filter((name) => name.startsWith('module-order-'));

beforeAll(() => {
  const files: Record<string, string> = Object.fromEntries(PLAIN.map((name) => [`src/${name}.ts`, X]));
  for (const [file, target] of Object.values(BROKEN)) files[file] = uses(target);
  files['src/kernel/c.ts'] = "import { x } from './d';\nexport const y = x;\n";
  files['src/kernel/d.ts'] = "import { y } from './c';\nexport const x: number = y;\n";
  files['src/modules/rules/domain/c.ts'] = "import mysql from 'mysql2';\nexport const x = mysql;\n";
  files['src/server/c.ts'] =
    "import { InferenceSession } from 'onnxruntime-node';\nexport const x = InferenceSession;\n";
  // each module but the last imports the one to its right
  const modules = orders.map((name) => name.slice('module-order-'.length));
  modules.forEach((name, i) => {
    files[`src/modules/${name}/domain/z.ts`] =
      i + 1 < modules.length ? uses(`modules/${modules[i + 1]}/domain/z`) : X;
  });
  found = importBreaches(treeOf(files));
}, 60_000);
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe('import rules bite', () => {
  it.each(Object.entries(BROKEN))('%s', (rule, [file]) => {
    expect(found).toContain(`${rule}: ${file}`);
  });
  it.each(orders.slice(0, -1))('%s', (rule) => {
    expect(found).toContain(`${rule}: src/modules/${rule.slice('module-order-'.length)}/domain/z.ts`);
  });
  it('no-cycles, drivers-below, onnx-in-one-place', () => {
    expect(found).toEqual(
      expect.arrayContaining([expect.stringMatching(/^no-cycles: src\/kernel\/[cd]\.ts$/)]),
    );
    expect(found).toContain('drivers-below: src/modules/rules/domain/c.ts');
    expect(found).toContain('onnx-in-one-place: src/server/c.ts');
  });
  it('every rule is shown here', () => {
    const shown = new Set(found.map((line) => line.split(':')[0]));
    // nothing stands to the right of the last module
    const silent = forbidden.map((r) => r.name).filter((name) => !shown.has(name));
    expect(silent).toEqual([orders.at(-1)]);
  });
  it('and leave alone what is in order', () => {
    const clean = treeOf({
      'src/kernel/plain.ts': X,
      'src/modules/features/domain/a.ts': uses('kernel/plain'),
      'src/modules/rules/domain/a.ts': uses('modules/features/domain/a').replace('{ x }', '{ y as x }'),
      'src/modules/rules/queries/a.ts': uses('modules/rules/domain/a').replace('{ x }', '{ y as x }'),
      'src/app/page.ts': uses('modules/rules/ui/a'),
      'src/modules/rules/ui/a.ts': X,
    });
    expect(importBreaches(clean)).toEqual([]);
    expect(houseBreaches(clean)).toEqual([]);
  }, 60_000);
});

describe('house rules bite', () => {
  const long = (n: number) => 'export {};\n'.repeat(n);
  it.each([
    ['file-short', 'src/kernel/a.ts', long(301)],
    ['page-thin', 'src/app/bank/page.tsx', long(61)],
    ['module-readme-short', 'src/modules/rules/README.md', 'x\n'.repeat(41)],
    ['kebab-case', 'src/kernel/TaxRating.ts', X],
    ['no-barrels', 'src/modules/rules/domain/index.ts', X],
    ['no-vague-names', 'src/kernel/utils.ts', X],
    ['no-vague-names', 'src/common/a.ts', X],
    ['writes-audited', 'src/modules/rules/commands/a.ts', 'db().$transaction([]);\n'],
    ['no-skipped-tests', 'src/kernel/a.test.ts', "it.skip('x', () => {});\n"],
    ['no-skipped-tests', 'e2e/journeys/a.spec.ts', "test.describe.only('x', () => {});\n"],
    ['no-type-escape', 'src/kernel/a.ts', `// @ts-${'ignore'}\nexport {};\n`],
  ])('%s: %s', (rule, file, text) => {
    expect(houseBreaches(treeOf({ [file]: text }))).toEqual([expect.objectContaining({ rule, file })]);
  });
  it('takes the lengths that are allowed', () => {
    expect(
      houseBreaches(
        treeOf({
          'src/kernel/a.ts': long(300),
          'src/app/bank/page.tsx': long(60),
          'src/modules/audit/commands/audited.ts': 'db().$transaction([]);\n',
        }),
      ),
    ).toEqual([]);
  });
});

it('every module of the tree stands in the order', () => {
  const order = new Set(orders.map((name) => name.slice('module-order-'.length)));
  expect(readdirSync(path.join(root, 'src/modules')).filter((name) => !order.has(name))).toEqual([]);
});
