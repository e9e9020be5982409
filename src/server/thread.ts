import path from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Runs a TypeScript file of this project in a thread of its own until it ends.
 * @param file from the project's folder, e.g. `src/modules/risk/queries/score-worker.ts`
 * @param data copied, but for shared memory
 * @throws what the thread threw, or Error when it ended with a code other than 0
 */
export function runThread(file: string, data: unknown, onMessage: (message: unknown) => void): Promise<void> {
  // the command line may be called from any folder and says where the project is
  const root = process.env.XYD_ROOT ?? process.cwd();
  return new Promise((resolve, reject) => {
    // as bin/xyd does: a thread does not inherit the loader of its parent
    const start = `require('tsx/cjs/api').register(); require(${JSON.stringify(path.join(root, file))});`;
    const worker = new Worker(start, {
      eval: true,
      workerData: data,
      execArgv: [],
      env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json') },
    });
    worker.on('message', onMessage);
    worker.on('error', reject);
    worker.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the thread of ${file} ended with code ${code}`)),
    );
  });
}
