import { REVIEW_LONGEST, textLength, textRefusal } from '../domain/review-text';

/** A form's rule for what is written to or by a person: judged and counted as the server does. */
export async function textFits(_: unknown, text: string | undefined): Promise<void> {
  const refusal = textRefusal(text ?? '');
  if (refusal) throw new Error(refusal);
}
export const TEXT_COUNT = { show: true, max: REVIEW_LONGEST, strategy: textLength };
