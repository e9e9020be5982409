'use client';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import styles from './documents.module.css';
import { ErrorState } from './states';

type File = { readonly fileId: bigint | string; readonly name: string; readonly bytes: number };
type Kept = { readonly name: string; readonly type: string; readonly base64: string };

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
};

/** Files that were sent; each is saved under its name, never opened in the page. */
export function DocumentLinks(props: { files: readonly File[]; read: (fileId: string) => Promise<Kept> }) {
  const { files, read } = props;
  const fetching = useMutation({ mutationFn: async (id: string) => save(await read(id)) });
  if (files.length === 0) return <p className="muted">没有附材料。</p>;
  return (
    <>
      <ul className={styles.list}>
        {files.map(({ fileId, name, bytes }) => (
          <li key={String(fileId)}>
            <Button size="small" onClick={() => fetching.mutate(String(fileId))} aria-label={`下载${name}`}>
              下载
            </Button>{' '}
            {name} <span className="muted">{Math.max(1, Math.round(bytes / 1024))} KB</span>
          </li>
        ))}
      </ul>
      {fetching.error && <ErrorState error={fetching.error} />}
    </>
  );
}

function save({ name, type, base64 }: Kept): void {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: TYPES[type] }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
