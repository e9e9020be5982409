// npm run lint: formatting and lint (biome), import rules (dependency-cruiser), house rules.
import path from 'node:path';
import { houseBreaches } from './house-rules.mjs';
import { run } from './steps.mjs';

const root = path.resolve(import.meta.dirname, '..');
const bin = (name) => path.join(root, 'node_modules', name);

const results = await Promise.all([
  run(process.execPath, [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'], { cwd: root }),
  run(
    process.execPath,
    [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'src',
      'prisma/seed',
    ],
    { cwd: root },
  ),
]);

const breaches = houseBreaches(root);

for (const { code, output } of results) if (code !== 0) process.stdout.write(`${output.trim()}\n`);
for (const { rule, file, words } of breaches) process.stdout.write(`${file}: ${words} (${rule})\n`);
const failed = breaches.length > 0 || results.some(({ code }) => code !== 0);
if (!failed) process.stdout.write('lint: nothing to mend\n');
process.exitCode = failed ? 1 : 0;
