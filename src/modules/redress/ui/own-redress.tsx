'use client';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { OwnCaseList } from './own-case-list';
import { OwnCorrectionNotice } from './own-correction-notice';
import { OwnRecordList } from './own-record-list';

/** 异议与信用修复, as an enterprise sees it. */
export function OwnRedress() {
  const trpc = useTRPC();
  const records = useQuery(trpc.redress.ownRecords.queryOptions());
  const cases = useQuery(trpc.redress.ownCases.queryOptions());
  return (
    <div className="stack">
      <OwnCorrectionNotice />
      <Loaded query={records}>{(rows) => <OwnRecordList records={rows} />}</Loaded>
      <Loaded query={cases}>{(rows) => <OwnCaseList cases={rows} />}</Loaded>
    </div>
  );
}
