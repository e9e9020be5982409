'use client';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { saveBytes } from '@/components/save-csv';
import { useTRPC } from '@/trpc/client';

/** Saves a report's PDF as the reader's own file. */
export function DownloadButton({ number, primary }: { number: string; primary?: boolean }) {
  const trpc = useTRPC();
  const { message } = App.useApp();
  const download = useMutation(
    trpc.reports.download.mutationOptions({
      onSuccess: ({ name, base64 }) =>
        saveBytes(
          name,
          Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)),
          'application/pdf',
        ),
      onError: (error) => message.error(error.message),
    }),
  );
  return (
    <Button
      type={primary ? 'primary' : 'link'}
      size={primary ? 'middle' : 'small'}
      loading={download.isPending}
      aria-label={`下载 PDF ${number}`}
      onClick={() => download.mutate({ number })}
    >
      下载 PDF
    </Button>
  );
}
