'use client';
import { useQuery } from '@tanstack/react-query';
import { Alert, Drawer } from 'antd';
import { DateText } from '@/components/date-text';
import factList from '@/components/facts.module.css';
import { Loaded } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { sourceOf } from '../domain/registry';
import { QUARANTINE_STATUS_LABELS, reasonSentence } from '../labels';
import { CorrectionForm } from './correction-form';

/** One refused row: why, as it stands in its file, and what to do with it. */
export function QuarantineDrawer({ id, close }: { id: string; close: () => void }) {
  const trpc = useTRPC();
  const row = useQuery(trpc.ingestion.quarantinedRow.queryOptions({ id }));
  return (
    <Drawer open size={560} title="处理问题数据" onClose={close}>
      <Loaded query={row}>
        {(r) => (
          <div className="stack">
            <Alert type="warning" showIcon title={reasonSentence(r.reason, r)} />
            <p className="muted" style={{ margin: 0 }}>
              {sourceOf(r.source).label} · {r.file} · 第 {r.rowNo} 行 · 字段映射 {r.profile} · 批次{' '}
              {r.batchId}
            </p>
            {r.status === 'open' ? (
              <CorrectionForm row={r} done={close} />
            ) : (
              <>
                <p style={{ margin: 0 }}>
                  {QUARANTINE_STATUS_LABELS[r.status]}：{r.resolution}（{r.resolvedBy}，
                  <DateText value={r.resolvedAt} time />）
                </p>
                <dl className={factList.facts}>
                  {r.cells.map((cell, i) => (
                    <Cell key={i} heading={r.header[i] ?? `第 ${i + 1} 列`} cell={cell} />
                  ))}
                </dl>
              </>
            )}
          </div>
        )}
      </Loaded>
    </Drawer>
  );
}

function Cell({ heading, cell }: { heading: string; cell: string }) {
  return (
    <>
      <dt>{heading}</dt>
      <dd>{cell || <span className="muted">（空）</span>}</dd>
    </>
  );
}
