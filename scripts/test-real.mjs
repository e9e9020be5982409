// npm run test:real: the tests that read real public data, which is not part of this repository.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { settle } from './settings.mjs';
import { installPackages, must, node, run } from './steps.mjs';
import { generateClient } from './web.mjs';

const root = path.resolve(import.meta.dirname, '..');
const data = path.resolve(process.env.XYD_REAL_DATA ?? path.join(root, '../shared/data'));

if (!existsSync(data)) {
  process.stdout.write(
    `No real data in ${data}: nothing was tested. Set XYD_REAL_DATA to its folder.\n没有真实数据（${data}），未做任何测试；可用 XYD_REAL_DATA 指定文件夹。\n`,
  );
} else {
  await installPackages(root);
  process.env.XYD_DATA_DIR = path.join(root, '.test/real');
  mkdirSync(process.env.XYD_DATA_DIR, { recursive: true });
  await settle(root, { database: true, say: () => {} });
  await generateClient(root);
  const [program, args] = node(path.join(root, 'bin/xyd'), 'db', 'migrate');
  await must('xyd db migrate', program, args, { cwd: root });
  const { code } = await run(
    ...node(path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'real'),
    {
      cwd: root,
      env: { XYD_REAL_DATA: data },
      show: true,
    },
  );
  await run(...node(path.join(root, 'bin/xyd'), 'db', 'down'), { cwd: root, env: { DATABASE_URL: '' } });
  process.exitCode = code;
}
