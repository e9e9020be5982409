'use client';
import { NeedFields } from '@/components/need-fields';
import type { Outputs } from '@/trpc/client';
import { WISHES } from '../labels';

export type Asked = {
  readonly amount: number;
  readonly termMonths: number;
  readonly purpose: string;
  readonly wish: keyof typeof WISHES;
};

/** First question: how much, for how long, for what. */
export function ApplyNeed(props: { need: Outputs['matching']['need']; onNext: (asked: Asked) => void }) {
  return (
    <NeedFields
      need={props.need}
      wishes={WISHES}
      firstWish="cost"
      button="下一步：选银行"
      note="现在还不会发给任何银行。"
      onSend={props.onNext}
    />
  );
}
