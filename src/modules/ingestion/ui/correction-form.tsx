'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { ErrorState } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import styles from './ingestion.module.css';
import type { QuarantinedRow } from './quarantine-list';

/** The row's cells to be corrected and taken in as a batch of their own, or let go with a reason. */
export function CorrectionForm({ row, done }: { row: QuarantinedRow; done: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const width = Math.max(row.header.length, row.cells.length);
  const [cells, setCells] = useState(() => Array.from({ length: width }, (_, i) => row.cells[i] ?? ''));
  const [remark, setRemark] = useState('');
  const finish = async (words: string) => {
    message.success(words);
    done();
    await queries.invalidateQueries({ queryKey: trpc.ingestion.pathKey() });
  };
  const resolve = useMutation(
    trpc.ingestion.resolve.mutationOptions({
      onSuccess: (batch) => finish(`第 ${row.rowNo} 行已更正入库，记为批次 ${batch.batchId}。`),
    }),
  );
  const dismiss = useMutation(
    trpc.ingestion.dismiss.mutationOptions({
      onSuccess: () => finish(`第 ${row.rowNo} 行不再处理，原因已记录。`),
    }),
  );
  const busy = resolve.isPending || dismiss.isPending;
  const error = resolve.error ?? dismiss.error;
  const setCell = (i: number, text: string) => setCells(cells.map((c, at) => (at === i ? text : c)));
  return (
    <form
      className="stack"
      onSubmit={(e) => {
        e.preventDefault();
        dismiss.reset();
        resolve.mutate({ id: row.id, cells, remark: remark.trim() || undefined });
      }}
    >
      <div className={styles.cells}>
        {cells.map((cell, i) => {
          const heading = row.header[i] ?? `第 ${i + 1} 列（表头没有）`;
          const wrong = heading === row.heading;
          return (
            <div key={i}>
              <label htmlFor={`cell-${i}`} className={wrong ? 'unknown' : undefined}>
                {heading}
                {wrong && '（有问题的一栏）'}
              </label>
              <Input
                id={`cell-${i}`}
                value={cell}
                status={wrong ? 'warning' : undefined}
                onChange={(e) => setCell(i, e.target.value)}
              />
            </div>
          );
        })}
      </div>
      <div className={styles.cells}>
        <div>
          <label htmlFor="remark">说明（不再处理时必填：为什么；更正时可写依据）</label>
          <Input.TextArea
            id="remark"
            rows={2}
            maxLength={500}
            value={remark}
            onChange={(e) => setRemark(e.target.value)}
          />
        </div>
      </div>
      {error && <ErrorState error={error} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={resolve.isPending} disabled={busy}>
          更正入库
        </Button>
        <Button
          disabled={busy || remark.trim() === ''}
          loading={dismiss.isPending}
          onClick={() => {
            resolve.reset();
            dismiss.mutate({ id: row.id, remark });
          }}
        >
          不再处理
        </Button>
        <span className="muted">原行保留；更正另记一个批次，可追溯。</span>
      </div>
    </form>
  );
}
