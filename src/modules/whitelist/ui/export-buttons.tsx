'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { saveBytes } from '@/components/save-csv';
import { useTRPC } from '@/trpc/client';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
} as const;

/** The whole list as this bank sees it, as a workbook or CSV. */
export function ExportButtons({ editionId }: { editionId: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (format: keyof typeof TYPES) =>
      queries.fetchQuery(trpc.whitelist.export.queryOptions({ editionId, format })),
    onSuccess: ({ fileName, base64, rows }, format) => {
      saveBytes(
        fileName,
        Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)),
        TYPES[format],
      );
      message.success(`已导出 ${rows.toLocaleString('zh-CN')} 户。`);
    },
    onError: (error) => message.error(error.message),
  });
  return (
    <>
      <Button loading={save.isPending && save.variables === 'xlsx'} onClick={() => save.mutate('xlsx')}>
        导出 Excel
      </Button>
      <Button loading={save.isPending && save.variables === 'csv'} onClick={() => save.mutate('csv')}>
        导出 CSV
      </Button>
    </>
  );
}
