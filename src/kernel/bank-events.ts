/** What a bank is told by the channel, in the words of its contract: a name that stands here is never changed. */
export const BANK_EVENT_TYPES = [
  'application.submitted',
  'application.answered',
  'application.withdrawn',
  'application.overdue',
  'application.recovered',
  'offer.accepted',
  'offer.declined',
  'offer.expired',
  'consent.granted',
  'consent.revoked',
  'list.published',
  'ping',
] as const;
export type BankEventType = (typeof BANK_EVENT_TYPES)[number];
