import pino from 'pino';
import { env } from './env';

let held: pino.Logger | undefined;

/** Lines on stderr. Personal data never goes into a log: log ids of ours, not of people. */
export function logger(): pino.Logger {
  held ??= pino({ level: env().LOG_LEVEL, redact: ['password', 'err.cause.detail'] }, pino.destination(2));
  return held;
}
