import { type Status, StatusTag } from '@/components/status-tag';
import type { CaseState } from '../domain/case-states';
import { STATE_LABELS } from '../labels';

const LOOKS: Readonly<Record<CaseState, Status>> = {
  submitted: 'plain',
  accepted: 'plain',
  'with-authority': 'refer',
  upheld: 'pass',
  repaired: 'pass',
  refused: 'fail',
  'not-eligible': 'fail',
  withdrawn: 'plain',
};

export function StateTag({ state }: { state: CaseState }) {
  return <StatusTag status={LOOKS[state]}>{STATE_LABELS[state]}</StatusTag>;
}
