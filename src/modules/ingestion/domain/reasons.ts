/**
 * 问题数据原因: why a row is refused. A closed list, because work lists, quality score cards and the
 * bureaus' correction duties group by it. The words (labels.ts) say what happened and what to do.
 */
export const REASON_CODES = [
  // who the row is about
  'subject-missing',
  'subject-person',
  'personal-id',
  'name-masked',
  'code-scientific',
  'code-masked',
  'code-length',
  'code-alphabet',
  'code-check-digit',
  'codes-contradict',
  // values
  'required-missing',
  'key-missing',
  'date-malformed',
  'date-impossible',
  'date-two-digit-year',
  'date-serial',
  'date-order-unknown',
  'date-in-future',
  'number-malformed',
  'number-scientific',
  'number-out-of-range',
  'amount-below-fen',
  'amount-absurd',
  'code-unknown',
  'flag-unknown',
  'text-too-long',
  'text-scientific',
  'fields-contradict',
  // the row in its file
  'row-cell-count',
  'row-cut-off',
  'header-repeated',
  'second-table',
  'versions-contradict',
] as const;

export type ReasonCode = (typeof REASON_CODES)[number];

export function isReasonCode(text: string): text is ReasonCode {
  return (REASON_CODES as readonly string[]).includes(text);
}
