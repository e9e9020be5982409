import type { BankEventType } from '@/kernel/bank-events';
import type { ApplicationEvent } from './lifecycle';

/** What a bank's programs are told of an application: what the enterprise or time did. */
export const BANK_NEWS: Partial<Record<ApplicationEvent, BankEventType>> = {
  submit: 'application.submitted',
  answer: 'application.answered',
  withdraw: 'application.withdrawn',
  'take-offer': 'offer.accepted',
  'decline-offer': 'offer.declined',
  'expire-offer': 'offer.expired',
  'fall-30': 'application.overdue',
  'fall-60': 'application.overdue',
  'fall-90': 'application.overdue',
  recover: 'application.recovered',
};
