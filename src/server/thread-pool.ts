import type { Worker } from 'node:worker_threads';
import { startThread } from './thread';

/**
 * Threads that answer every message with one message, in the order they were asked; `null` tells them to
 * end. Questions go round in turn.
 */
export class ThreadPool<Question, Answer> {
  private readonly threads: Asked<Answer>[];
  private turn = 0;

  /** @param file as in `startThread` */
  constructor(
    readonly size: number,
    file: string,
    data: unknown,
  ) {
    this.threads = Array.from({ length: size }, () => new Asked<Answer>(startThread(file, data)));
  }

  ask(question: Question): Promise<Answer> {
    const answer = this.threads[this.turn++ % this.size]!.ask(question);
    answer.catch(() => {}); // it is waited for later, and fails then
    return answer;
  }

  /** Threads that still owe an answer are stopped. */
  end(): void {
    for (const thread of this.threads) thread.end();
  }
}

/** One thread and the answers it still owes. */
class Asked<Answer> {
  private readonly owed: { resolve: (answer: Answer) => void; reject: (cause: unknown) => void }[] = [];
  private failure: unknown;

  constructor(private readonly worker: Worker) {
    worker.on('message', (answer: Answer) => this.owed.shift()?.resolve(answer));
    worker.on('error', (cause) => this.fail(cause));
    worker.on('exit', (code) => this.fail(new Error(`a thread ended with code ${code}`)));
  }

  ask(question: unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.failure) return reject(this.failure);
      this.owed.push({ resolve, reject });
      this.worker.postMessage(question);
    });
  }

  end(): void {
    this.worker.removeAllListeners('exit');
    if (this.owed.length > 0) void this.worker.terminate();
    else this.worker.postMessage(null);
  }

  private fail(cause: unknown): void {
    this.failure ??= cause;
    for (const { reject } of this.owed.splice(0)) reject(cause);
  }
}
