'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Select } from 'antd';
import Link from 'next/link';
import { useState } from 'react';
import { Section } from '@/components/section';
import { ErrorState } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import type { SourceKey } from '../domain/source';
import { UPLOAD_MAX_BYTES } from '../schema';
import styles from './ingestion.module.css';
import { OutcomeStrip } from './outcome-strip';
import { SOURCE_OPTIONS } from './source-options';

/** 上传文件: a provider's file from the browser, all or nothing; its rows' fates are shown at once. */
export function UploadForm() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const profiles = useQuery(trpc.ingestion.profiles.queryOptions());
  const upload = useMutation(trpc.ingestion.upload.mutationOptions());
  const ingest = useMutation(
    trpc.ingestion.ingestUpload.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.ingestion.pathKey() }),
    }),
  );
  const [file, setFile] = useState<File>();
  const [source, setSource] = useState<SourceKey>();
  const [profile, setProfile] = useState<string>();
  const [publishedOn, setPublishedOn] = useState('');
  const tooLarge = file !== undefined && file.size > UPLOAD_MAX_BYTES;
  const busy = upload.isPending || ingest.isPending;
  const send = () => {
    if (!file) return;
    ingest.reset();
    upload.mutate(file, {
      onSuccess: ({ uploadId }) =>
        ingest.mutate({
          uploadId,
          fileName: file.name,
          source,
          profile,
          publishedOn: publishedOn || undefined,
        }),
    });
  };
  const error = upload.error ?? ingest.error;
  const batch = ingest.data;
  return (
    <Section
      title="上传文件入库"
      note="CSV、Excel（.xlsx .xls）或 gzip 压缩的 CSV，最大 200 MB；整份入库，或整份不入库"
    >
      <div className={styles.upload}>
        <div className={styles.file}>
          <label htmlFor="upload-file">文件</label>
          <input id="upload-file" type="file" onChange={(e) => setFile(e.target.files?.[0])} />
          <label htmlFor="upload-file" className={styles.choose}>
            选择文件
          </label>
          <span>{file ? file.name : '未选择'}</span>
        </div>
        <div>
          <label htmlFor="upload-source">信源</label>
          <Select
            id="upload-source"
            allowClear
            placeholder="按表头识别"
            options={SOURCE_OPTIONS}
            onChange={(value) => {
              setSource(value);
              setProfile(undefined);
            }}
            style={{ width: '100%' }}
          />
        </div>
        <div>
          <label htmlFor="upload-profile">字段映射</label>
          <Select
            id="upload-profile"
            allowClear
            placeholder="按表头识别"
            value={profile}
            options={(profiles.data ?? [])
              .filter((p) => source === undefined || p.source === source)
              .map((p) => ({ value: p.key, label: `${p.label}（${p.provider}）` }))}
            onChange={setProfile}
            popupMatchSelectWidth={false}
            style={{ width: '100%' }}
          />
        </div>
        <div>
          <label htmlFor="upload-date">公布日期（可不填）</label>
          <DatePicker
            id="upload-date"
            placeholder="默认今天"
            onChange={(_, text) => setPublishedOn(text ?? '')}
            style={{ width: '100%' }}
          />
        </div>
        <Button type="primary" disabled={!file || tooLarge} loading={busy} onClick={send}>
          {upload.isPending ? '正在上传' : ingest.isPending ? '正在入库' : '上传入库'}
        </Button>
      </div>
      <div role="status" style={{ marginTop: 8 }}>
        {tooLarge && (
          <Alert
            type="error"
            showIcon
            title="文件超过 200 MB。请拆成几个文件，或在服务器上用 xyd ingest 导入。"
          />
        )}
        {error && <ErrorState error={error} />}
        {batch && (
          <div className="stack" style={{ gap: 8 }}>
            <Alert
              type={batch.alreadyIngested ? 'info' : 'success'}
              showIcon
              title={
                <>
                  {batch.alreadyIngested
                    ? `这个文件以前已入库（批次 ${batch.batchId}），没有重复计入。`
                    : `已入库：批次 ${batch.batchId}，字段映射 ${batch.profile}。`}{' '}
                  <Link href={`/operator/batches/${batch.batchId}`}>查看批次</Link>
                  {batch.quarantined > 0 && (
                    <>
                      {' · '}
                      <Link href={`/operator/quarantine?batch=${batch.batchId}`}>
                        处理 {batch.quarantined} 行问题数据
                      </Link>
                    </>
                  )}
                </>
              }
            />
            <OutcomeStrip counts={batch} />
          </div>
        )}
      </div>
    </Section>
  );
}
