import { answerInThread } from '@/server/thread-answers';
import { type Asked, answerBy, type DeskSource, Desks, type Onlooker } from './desks';

/** What the screening thread is asked. A snapshot is handed over once, with the first question about it. */
export type ScreeningQuestion = {
  readonly folder: string;
  readonly key: string;
  readonly source?: DeskSource;
  readonly onlooker: Onlooker;
} & Asked;

let desks: Desks | undefined;

answerInThread((question: ScreeningQuestion) => {
  desks ??= new Desks(question.folder);
  if (question.source && !desks.has(question.key)) desks.hold(question.source);
  return answerBy(desks, question.key, question.onlooker, question);
});
