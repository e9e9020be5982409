import pino from 'pino';
import { maskPersonalIds } from '@/kernel/uscc';
import { env } from './env';

/** Names under which personal data or secrets come, at the top and up to two levels down. */
const SECRET = 'password ticket secret phone idNumber token cookie authorization'.split(' ');
const REDACTED = [
  ...SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  // a code somebody typed; the code of an error, `err.code`, is none
  'code',
  'input.code',
  'err.cause.detail',
];

/** An identity or mobile number in the middle of words: a driver's message may quote what was sent. */
export function withoutPersonalNumbers(line: string): string {
  return maskPersonalIds(line).replace(/(?<![0-9A-Za-z])(1[3-9]\d)\d{4}(\d{4})(?![0-9A-Za-z])/g, '$1****$2');
}

/** A logger to a destination; the product's own is `logger()`. */
export function makeLogger(level: string, destination: pino.DestinationStream): pino.Logger {
  return pino(
    {
      level,
      redact: REDACTED,
      hooks: { streamWrite: withoutPersonalNumbers },
    },
    destination,
  );
}

let held: pino.Logger | undefined;

/** Lines on stderr. Personal data never goes into a log: log ids of ours, not of people. */
export function logger(): pino.Logger {
  held ??= makeLogger(env().LOG_LEVEL, pino.destination(2));
  return held;
}
