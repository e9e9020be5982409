import { createRequire } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorKind } from '@/kernel/errors';

// the command line may be called from any folder, the web server stands in its own: both say where the project is
const rootFolder = () => process.env.XYD_ROOT ?? process.env.XYD_WEB_ROOT ?? process.cwd();

/**
 * Starts a TypeScript file of this project in a thread of its own.
 * @param file from the project's folder
 * @param workerData copied, but for shared memory
 */
export function startThread(file: string, workerData: unknown, maxOldGenerationSizeMb?: number): Worker {
  const root = rootFolder();
  // as bin/xyd does: a thread does not inherit the loader of its parent
  const loader = createRequire(path.join(root, 'package.json')).resolve('tsx/cjs/api');
  const code = `require(${JSON.stringify(loader)}).register(); require(${JSON.stringify(path.join(root, file))});`;
  return new Worker(code, {
    eval: true,
    workerData,
    execArgv: [],
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json') },
    ...(maxOldGenerationSizeMb ? { resourceLimits: { maxOldGenerationSizeMb } } : {}),
  });
}

/**
 * Runs a TypeScript file of this project in a thread of its own until it ends.
 * @param file from the project's folder, e.g. `src/modules/risk/queries/score-worker.ts`
 * @param data copied, but for shared memory
 * @throws what the thread threw, or Error when it ended with a code other than 0
 */
export function runThread(file: string, data: unknown, onMessage: (message: unknown) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = startThread(file, data);
    worker.on('message', onMessage);
    worker.on('error', reject);
    worker.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the thread of ${file} ended with code ${code}`)),
    );
  });
}

/** What a standing thread answers: `answerInThread` writes it. */
export type ThreadAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failed: { kind: ErrorKind; code: string; words: string } };

type Waiting = { resolve: (value: never) => void; reject: (cause: Error) => void };

/**
 * A thread that stands ready and answers question after question, one at a time. When it dies – out of memory –
 * everything asked so far fails clearly, and the next question starts it anew.
 */
export class StandingThread {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  constructor(
    private readonly file: string,
    private readonly maxHeapMb: number,
  ) {}

  /** Which life of the thread this is: what an earlier one held is gone. */
  lives = 0;

  get unanswered(): number {
    return this.waiting.size;
  }

  /** @throws AppError as the thread threw it, or unavailable `thread-ended` */
  ask<T>(question: unknown): Promise<T> {
    const worker = this.worker ?? this.begin();
    const id = ++this.asked;
    worker.ref();
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, question });
    });
  }

  /** Ready to be asked; `lives` tells whether it began anew. */
  begin(): Worker {
    if (this.worker) return this.worker;
    const worker = startThread(this.file, undefined, this.maxHeapMb);
    this.worker = worker;
    this.lives += 1;
    worker.on('message', (answer: ThreadAnswer) => {
      const waiting = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if (this.waiting.size === 0) worker.unref(); // a process may end while nothing is asked
      if (!waiting) return;
      if ('failed' in answer) {
        const { kind, code, words } = answer.failed;
        waiting.reject(new AppError(kind, code, words));
      } else waiting.resolve(answer.value as never);
    });
    const gone = (cause?: Error) => {
      if (this.worker !== worker) return;
      this.worker = undefined;
      const all = [...this.waiting.values()];
      this.waiting.clear();
      const why = (cause as { code?: string } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
      for (const { reject } of all)
        reject(
          new AppError(
            'unavailable',
            'thread-ended',
            `计算没有完成：${why ? '内存不足' : '计算线程意外停止'}。没有改动任何数据，请重试；若再次出现，请减少规则或联系平台。`,
            { cause: cause?.message },
          ),
        );
    };
    worker.on('error', gone);
    worker.on('exit', () => gone());
    return worker;
  }

  /** Ends the thread; what is asked next starts another. */
  async end(): Promise<void> {
    await this.worker?.terminate();
  }
}
