'use client';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTRPC } from '@/trpc/client';

/** That a list was built before a correction; of whom is not told. */
export function EditionCorrectionNotice({ editionId }: { editionId: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.redress.editionCorrection.queryOptions({ editionId }));
  if (!data?.stale) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title="本期编制后，有成员的记录经异议、信用修复或公示期满停止使用。请编制新一期，以新一期为准。"
    />
  );
}
