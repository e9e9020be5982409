'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { saveBytes } from '@/components/save-csv';
import { useTRPC } from '@/trpc/client';
import type { OutlookQuestion } from '../schema';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The funnel, its rules, the comparison and the distributions as a workbook. */
export function ExportScreeningButton({ asked }: { asked: OutlookQuestion }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: () => queries.fetchQuery(trpc.whitelist.exportScreening.queryOptions(asked)),
    onSuccess: ({ fileName, base64 }) => {
      saveBytes(
        fileName,
        Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)),
        XLSX,
      );
      message.success(`已导出 ${fileName}`);
    },
    onError: (error) => message.error(error.message),
  });
  return (
    <Button loading={save.isPending} disabled={asked.rules.length === 0} onClick={() => save.mutate()}>
      导出 Excel
    </Button>
  );
}
