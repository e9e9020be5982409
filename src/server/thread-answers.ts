import { parentPort } from 'node:worker_threads';
import { AppError } from '@/kernel/errors';
import type { ThreadAnswer } from './thread';

/** Answers questions inside a standing thread, one after the other, by the function given. */
export function answerInThread<Q, A>(answer: (question: Q) => A | Promise<A>): void {
  const port = parentPort;
  if (!port) throw new Error('not inside a thread');
  let turn = Promise.resolve();
  port.on('message', ({ id, question }: { id: number; question: Q }) => {
    turn = turn.then(async () => {
      let reply: ThreadAnswer;
      try {
        reply = { id, value: await answer(question) };
      } catch (cause) {
        if (!(cause instanceof AppError)) throw cause; // a defect ends the thread, loudly
        reply = { id, failed: { kind: cause.kind, code: cause.code, words: cause.message } };
      }
      port.postMessage(reply);
    });
  });
}
