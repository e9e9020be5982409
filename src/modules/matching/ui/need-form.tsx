'use client';
import { NeedFields } from '@/components/need-fields';
import { type NeedTerms, WISHES } from '../domain/need';

/** One question at a time, in plain words. */
export function NeedForm(props: {
  need: NeedTerms | null;
  saving: boolean;
  onSave: (need: NeedTerms) => void;
}) {
  return (
    <NeedFields
      need={props.need}
      wishes={WISHES}
      firstWish="cost"
      button="看看能借什么"
      pending={props.saving}
      note="匹配不会通知银行，也不算查询征信。"
      onSend={props.onSave}
    />
  );
}
