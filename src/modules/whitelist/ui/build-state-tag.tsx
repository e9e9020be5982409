import { type Status, StatusTag } from '@/components/status-tag';
import type { BuildState } from '../domain/lifecycle';
import { BUILD_STATE_LABELS } from '../labels';

const SIGN: Record<BuildState, Status> = { submitted: 'unknown', published: 'pass', returned: 'fail' };

export function BuildStateTag({ state }: { state: BuildState }) {
  return <StatusTag status={SIGN[state]}>{BUILD_STATE_LABELS[state]}</StatusTag>;
}
