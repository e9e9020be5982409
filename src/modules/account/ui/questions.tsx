'use client';
import { Alert, Button, Input, Progress } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import styles from './sign-in-form.module.css';

export type Answers = Readonly<Record<string, string>>;
export type Question = {
  readonly key: string;
  readonly label: string;
  readonly help: ReactNode;
  readonly secret?: boolean;
  readonly autoComplete?: string;
  /** what is wrong with the answer, if anything; may ask the server */
  readonly check: (answers: Answers) => string | undefined | Promise<string | undefined>;
};

/** One question at a time; what was answered stays when going back. `done` stands after the last one. */
export function Questions(props: {
  title: string;
  questions: readonly Question[];
  start?: Answers;
  done: ReactNode;
}) {
  const { title, questions, start = {}, done } = props;
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<Answers>(start);
  const [words, setWords] = useState<string>();
  const [busy, setBusy] = useState(false);
  const question = questions[at];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!question || busy) return;
    setBusy(true);
    const wrong = await Promise.resolve(question.check(answers)).catch(
      () => '没有送到服务器，请检查网络后再试一次。',
    );
    setBusy(false);
    setWords(wrong);
    if (wrong === undefined) setAt(at + 1);
  };
  if (!question)
    return (
      <main className={styles.page}>
        <div className={styles.form}>{done}</div>
      </main>
    );
  const Field = question.secret ? Input.Password : Input;
  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={submit}>
        <h1>{title}</h1>
        <Progress
          percent={(at / questions.length) * 100}
          format={() => `${at + 1}/${questions.length}`}
          aria-label={`第 ${at + 1} 步，共 ${questions.length} 步`}
        />
        {words && <Alert type="error" showIcon title={words} role="alert" />}
        <label htmlFor={question.key}>{question.label}</label>
        <Field
          key={question.key}
          id={question.key}
          value={answers[question.key] ?? ''}
          onChange={(event) => setAnswers({ ...answers, [question.key]: event.target.value })}
          autoComplete={question.autoComplete ?? 'off'}
          autoFocus
          required
          maxLength={128}
        />
        <div className="muted">{question.help}</div>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {at + 1 < questions.length ? '下一步' : '开通账号'}
        </Button>
        {at > 0 && (
          <Button
            type="text"
            block
            onClick={() => {
              setWords(undefined);
              setAt(at - 1);
            }}
          >
            上一步
          </Button>
        )}
      </form>
    </main>
  );
}
