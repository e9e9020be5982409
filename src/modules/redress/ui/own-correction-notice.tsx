'use client';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { DateText } from '@/components/date-text';
import { useTRPC } from '@/trpc/client';

/** That what is shown was built before a correction; nothing where it was not. */
export function OwnCorrectionNotice() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.redress.ownCorrection.queryOptions());
  if (!data?.since) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          您的一条记录已于 <DateText value={data.since} time />{' '}
          停止使用。指标与评分在此之前生成，正在重建，最迟明天更新。
        </>
      }
    />
  );
}
