import { isPersonalId, maskPersonalIds } from '@/kernel/uscc';

export const REVIEW_SHORTEST = 10;
export const REVIEW_LONGEST = 1_000;

/** An identity number as people write it: in full-width digits, in groups with blanks or hyphens. */
const SPACED_ID = /(?<![0-9A-Za-z])[1-9](?:[ \u3000-]?\d){16}[ \u3000-]?[0-9Xx](?![0-9])/g;

/**
 * What a person wrote, fit to be kept: no identity number of anybody (only its first and last digits),
 * no control characters, no blanks around it.
 */
export function reviewText(raw: string): string {
  const text = raw
    .replace(/\r\n?/g, '\n')
    .replace(/[０-９Ｘｘ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[^\P{C}\n]/gu, '')
    .trim();
  const joined = text.replace(SPACED_ID, (found) => {
    const id = found.replace(/[ \u3000-]/g, '');
    return isPersonalId(id) ? id : found;
  });
  return maskPersonalIds(joined);
}

/** Characters as a reader counts them. */
export function textLength(text: string): number {
  return [...text].length;
}

/** What is wrong with a text that is to be kept, in Chinese; undefined = nothing. */
export function textRefusal(raw: string): string | undefined {
  const length = textLength(reviewText(raw));
  if (length < REVIEW_SHORTEST) return `请至少写 ${REVIEW_SHORTEST} 个字，现在是 ${length} 个字。`;
  return length > REVIEW_LONGEST
    ? `最多 ${REVIEW_LONGEST} 个字，现在是 ${length} 个字，请删短一些。`
    : undefined;
}

/** Whole days somebody has waited. */
export function waitingDays(since: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - since.getTime()) / 86_400_000));
}
