import { type Status, StatusTag } from '@/components/status-tag';
import type { Outputs } from '@/trpc/client';
import type { Urgency } from '../domain/clocks';
import type { ApplicationState } from '../domain/lifecycle';
import { CLOCK_LABELS, STATE_LABELS, URGENCY_LABELS } from '../labels';

type Clock = Outputs['applications']['mine'][number]['clock'];
/** Only what is late is bad; the words say the rest. */
const LOOKS: Record<Urgency, Status> = { late: 'fail', today: 'plain', soon: 'plain', 'in-time': 'plain' };

/** Whose turn it is and until when: late, due or in time by sign and word. */
export function ClockTag({ clock }: { clock: Clock }) {
  if (!clock) return null;
  const { kind, due, urgency } = clock;
  if (!due || !urgency) return <StatusTag status="plain">等企业补充，银行时限暂停</StatusTag>;
  return (
    <span className="row" style={{ gap: 8 }}>
      <StatusTag status={LOOKS[urgency]}>{URGENCY_LABELS[urgency]}</StatusTag>
      <span className="muted">
        {due} 前{CLOCK_LABELS[kind]}
      </span>
    </span>
  );
}

const GOOD: readonly ApplicationState[] = [
  'approved',
  'offer-accepted',
  'signed',
  'drawn',
  'repaying',
  'settled',
];
const BAD: readonly ApplicationState[] = ['rejected', 'overdue-30', 'overdue-60', 'overdue-90', 'defaulted'];

export function StateTag({ state }: { state: ApplicationState }) {
  const status = GOOD.includes(state) ? 'pass' : BAD.includes(state) ? 'fail' : 'plain';
  return <StatusTag status={status}>{STATE_LABELS[state]}</StatusTag>;
}
