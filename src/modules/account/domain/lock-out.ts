import { type Instant, instant } from '@/kernel/period';

export const MOST_FAILURES = 5;
export const WINDOW_MINUTES = 15;

/**
 * 锁定: five failures within fifteen minutes close the account (and the address) until the oldest of them is
 * fifteen minutes old.
 * @param failures instants of failed attempts since the last success, in any order
 * @returns until when, undefined = open
 */
export function lockedUntil(failures: readonly Instant[], now: Instant): Instant | undefined {
  const window = WINDOW_MINUTES * 60_000;
  const recent = failures.filter((at) => Date.parse(at) > Date.parse(now) - window).sort();
  if (recent.length < MOST_FAILURES) return undefined;
  const oldest = recent[recent.length - MOST_FAILURES] as Instant;
  return instant(new Date(Date.parse(oldest) + window));
}
