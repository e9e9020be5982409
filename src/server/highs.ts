import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Smallest cost·x with 0 ≤ x ≤ upper and rowLower ≤ Ax ≤ rowUpper; A by rows. */
export type HighsProblem = {
  readonly cost: Float64Array;
  readonly upper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
  /** the first so many columns are whole numbers; 0 = linear */
  readonly integers: number;
  /** a solution this near to the bound counts as optimal */
  readonly absoluteGap: number;
  readonly seconds: number;
  /** a solution to begin from */
  readonly hint?: Float64Array;
};

export type HighsAnswer = {
  /** proven within absoluteGap */
  readonly optimal: boolean;
  /** whether colValue is a solution at all */
  readonly known: boolean;
  readonly objective: number;
  /** no solution is below it */
  readonly bound: number;
  readonly colValue: Float64Array;
  /** of linear problems */
  readonly rowDual: Float64Array;
};

export type Highs = {
  solve(problem: HighsProblem): Promise<HighsAnswer>;
  close(): Promise<void>;
};

/**
 * HiGHS (WebAssembly) in a thread of its own: a solve blocks its thread until it ends or its time is up.
 * One problem at a time.
 */
export function openHighs(): Highs {
  const root = process.env.XYD_ROOT ?? process.cwd();
  // by eval: a bundler that sees a file's name here packs the file, and then does not find it
  const file = pathToFileURL(path.join(root, 'src/server/highs-worker.mjs')).href;
  const worker = new Worker(`import(${JSON.stringify(file)});`, { eval: true, execArgv: [] });
  worker.unref();
  let waiting: { resolve: (answer: HighsAnswer) => void; reject: (error: Error) => void } | undefined;
  const settle = (give: (w: NonNullable<typeof waiting>) => void) => {
    const held = waiting;
    waiting = undefined;
    worker.unref(); // an idle thread keeps no process alive
    if (held) give(held);
  };
  worker.on('message', ({ answer, failed }: { answer?: HighsAnswer; failed?: string }) =>
    settle((w) => (answer ? w.resolve(answer) : w.reject(new Error(`HiGHS: ${failed}`)))),
  );
  worker.on('error', (error) => settle((w) => w.reject(error)));
  worker.on('exit', (code) => settle((w) => w.reject(new Error(`HiGHS ended with code ${code}`))));
  const solve = (problem: HighsProblem) =>
    new Promise<HighsAnswer>((resolve, reject) => {
      waiting = { resolve, reject };
      worker.ref();
      worker.postMessage(problem);
    });
  return { solve, close: async () => void (await worker.terminate()) };
}
