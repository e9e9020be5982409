// npm run bench: the performance table; src/cli/bench.ts does the work.
import path from 'node:path';
import { installPackages, node, run, SERVING } from './steps.mjs';
import { generateClient } from './web.mjs';

const root = path.resolve(import.meta.dirname, '..');
await installPackages(root);
await generateClient(root);
const { code } = await run(
  ...node(...SERVING, path.join(root, 'bin/xyd'), 'bench', ...process.argv.slice(2)),
  {
    cwd: root,
    show: true,
  },
);
process.exitCode = code;
