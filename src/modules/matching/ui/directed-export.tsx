'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTRPC } from '@/trpc/client';
import { PLAN_FORMATS, type PlanFormat } from '../schema';

const TYPES: Record<PlanFormat, [words: string, type: string]> = {
  xlsx: ['导出 Excel', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  csv: ['导出 CSV', 'text/csv;charset=utf-8'],
  json: ['导出 JSON', 'application/json'],
};

/** The whole plan as a workbook, CSV, or the kept file itself. */
export function DirectedExport({ planId }: { planId: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (format: PlanFormat) =>
      queries.fetchQuery(trpc.matching.directedExport.queryOptions({ planId, format })),
    onSuccess: ({ fileName, base64, rows }, format) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([bytes], { type: TYPES[format][1] }));
      link.download = fileName;
      link.click();
      URL.revokeObjectURL(link.href);
      message.success(`已导出 ${rows.toLocaleString('zh-CN')} 户。`);
    },
    onError: (error) => message.error(error.message),
  });
  return PLAN_FORMATS.map((format) => (
    <Button
      key={format}
      loading={save.isPending && save.variables === format}
      onClick={() => save.mutate(format)}
    >
      {TYPES[format][0]}
    </Button>
  ));
}
