import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
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

export type MessagePort = {
  readonly name: string;
  /** All of them, or it throws and they come again. */
  readonly send: (notices: readonly Notice[]) => Promise<void>;
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
    },
  };
}

/** The city's gateway of SMS and mail, one `POST` of JSON a notice. @throws AppError unavailable `message-gateway` */
export function gatewayPort(url: string, token: string | undefined): MessagePort {
  return {
    name: '网关',
    send: async (notices) => {
      for (const notice of notices) {
        const answer = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(token && { authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify(notice),
          redirect: 'error',
          signal: AbortSignal.timeout(PATIENCE_MS),
        }).catch((cause: unknown) => cause);
        if (answer instanceof Response && answer.ok) continue;
        const why = answer instanceof Response ? `答复 ${answer.status}` : '连不上或没有按时答复';
        throw new AppError(
          'unavailable',
          'message-gateway',
          `短信邮件网关${why}，消息留着，下次再送。请检查 XYD_MESSAGE_URL 与网关。`,
        );
      }
    },
  };
}

/** The one this installation is set to. */
export function messagePort(): MessagePort {
  const { XYD_MESSAGE_URL, XYD_MESSAGE_TOKEN } = env();
  return XYD_MESSAGE_URL ? gatewayPort(XYD_MESSAGE_URL, XYD_MESSAGE_TOKEN) : filePort();
}
