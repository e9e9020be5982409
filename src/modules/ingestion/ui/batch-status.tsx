import { type Status, StatusTag } from '@/components/status-tag';
import type { BatchStatus } from '../domain/batch';
import { BATCH_STATUS_LABELS } from '../labels';

const SIGN: Record<BatchStatus, Status> = {
  done: 'pass',
  running: 'plain',
  refused: 'fail',
  failed: 'fail',
};

export function BatchStatusTag({ status }: { status: BatchStatus }) {
  return <StatusTag status={SIGN[status]}>{BATCH_STATUS_LABELS[status]}</StatusTag>;
}
