'use client';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import styles from './documents.module.css';
import { ErrorState } from './states';

export type Sent = { readonly fileId: string; readonly name: string };

type Props = {
  sent: readonly Sent[];
  change: (sent: Sent[]) => void;
  /** keeps one file; refused in words */
  upload: (file: File) => Promise<{ fileId: bigint }>;
};

const MOST_MB = 20;

/** Files sent one by one; each is judged by the server before the next. */
export function DocumentUpload({ sent, change, upload: keep }: Props) {
  const upload = useMutation({ mutationFn: keep });
  const send = (file: File | undefined) => {
    if (!file) return;
    upload.mutate(file, {
      onSuccess: ({ fileId }) => change([...sent, { fileId: String(fileId), name: file.name }]),
    });
  };
  const tooLarge = upload.variables instanceof File && upload.variables.size > MOST_MB * 1024 * 1024;
  return (
    <div className="stack" style={{ gap: 8 }}>
      <div className={styles.file}>
        <input
          id="document-file"
          type="file"
          accept=".pdf,.png,.jpg,.jpeg"
          disabled={upload.isPending}
          onChange={(e) => {
            send(e.target.files?.[0]);
            e.target.value = '';
          }}
        />
        <label htmlFor="document-file" className={styles.choose}>
          {upload.isPending ? '正在上传…' : '选择文件'}
        </label>
        <span className="muted">PDF、PNG 或 JPG，每份不超过 {MOST_MB} MB</span>
      </div>
      <ul className={styles.list} aria-label="已上传的材料">
        {sent.map(({ fileId, name }) => (
          <li key={fileId}>
            {name}{' '}
            <Button
              size="small"
              type="link"
              aria-label={`不用${name}`}
              onClick={() => change(sent.filter((file) => file.fileId !== fileId))}
            >
              不用这份
            </Button>
          </li>
        ))}
      </ul>
      {upload.error && (
        <ErrorState
          error={tooLarge ? { message: `文件超过 ${MOST_MB} MB，没有收下。请压缩后再上传。` } : upload.error}
        />
      )}
    </div>
  );
}
