import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { env } from './env';

/** Something a person is told outside the platform. */
export type Notice = {
  /** the same when it is told again: a gateway that saw it takes it once */
  readonly id: string;
  readonly name: string;
  /** undefined = not known: the gateway may have the account's own address */
  readonly phone: string | undefined;
  readonly title: string;
  readonly body: string;
  /** path on the platform */
  readonly link: string;
};

/** refused: the gateway will never take it, as a number that does not exist; failed: it may, later. */
export type Outcome = 'sent' | 'refused' | 'failed';

export type MessagePort = {
  readonly name: string;
  /** What became of each, in their order; all within a quarter of a minute. */
  readonly send: (notices: readonly Notice[]) => Promise<readonly Outcome[]>;
};

const PATIENCE_MS = 10_000;

/** `138****8000` */
export function maskedPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** A line a notice in a file of the day, the telephone masked: for an installation without a gateway. */
export function filePort(folder = path.join(env().XYD_DATA_DIR, 'messages')): MessagePort {
  return {
    name: '文件',
    send: async (notices) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const day = new Date().toISOString().slice(0, 10);
      const lines = notices.map((n) => JSON.stringify({ ...n, phone: n.phone && maskedPhone(n.phone) }));
      const file = await open(path.join(folder, `${day}.jsonl`), 'a', 0o600);
      try {
        await file.writeFile(`${lines.join('\n')}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      return notices.map(() => 'sent');
    },
  };
}

/** Answers of a gateway that may be otherwise later: too slow, too many, its own failure. */
const LATER = (status: number) => status === 408 || status === 429 || status >= 500;

/** The city's gateway of SMS and mail, one `POST` of JSON a notice, all of a call at once. */
export function gatewayPort(url: string, token: string | undefined): MessagePort {
  const one = async (notice: Notice): Promise<Outcome> => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(notice),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => undefined);
    if (answer?.ok) return 'sent';
    return answer && !LATER(answer.status) ? 'refused' : 'failed';
  };
  return { name: '网关', send: (notices) => Promise.all(notices.map(one)) };
}

/** The one this installation is set to. */
export function messagePort(): MessagePort {
  const { XYD_MESSAGE_URL, XYD_MESSAGE_TOKEN } = env();
  return XYD_MESSAGE_URL ? gatewayPort(XYD_MESSAGE_URL, XYD_MESSAGE_TOKEN) : filePort();
}
