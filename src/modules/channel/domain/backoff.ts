const FIRST_MS = 30_000;
const LONGEST_MS = 3_600_000;
/** A bank that is down over a long weekend misses nothing. */
export const GIVE_UP_AFTER_MS = 5 * 24 * 3_600_000;

/**
 * When to try again: 30 s, 1, 2, 4 … minutes, at most an hour apart, for five days.
 * @param attempts how many failed, this one included
 * @returns undefined = given up
 */
export function nextAttempt(attempts: number, firstAt: Date, now: Date): Date | undefined {
  if (now.getTime() - firstAt.getTime() >= GIVE_UP_AFTER_MS) return undefined;
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20));
  return new Date(now.getTime() + wait);
}
