'use client';
import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { DateText } from '@/components/date-text';
import { EmptyState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { formatFeature } from '../labels';

type Evidence = Outputs['features']['explain'];

/** The records behind one value: file, row, date of the event, when it was known. */
export function EvidenceDrawer({ feature, onClose }: { feature: string | undefined; onClose: () => void }) {
  const trpc = useTRPC();
  const evidence = useQuery(
    trpc.features.explain.queryOptions(
      { feature: feature ?? 'age-months' },
      { enabled: feature !== undefined },
    ),
  );
  return (
    <Drawer open={feature !== undefined} onClose={onClose} size={560} title={evidence.data?.label ?? '来源'}>
      {feature !== undefined && <Loaded query={evidence}>{(data) => <Records evidence={data} />}</Loaded>}
    </Drawer>
  );
}

function Records({ evidence }: { evidence: Evidence }) {
  const { key, value, window, missing, snapshot, total, records } = evidence;
  return (
    <div className="stack">
      <div>
        <div className={value === undefined ? 'big unknown' : 'big'}>{formatFeature(key, value)}</div>
        <div className="muted">
          {window} · 数据截至 {snapshot.asOf}
        </div>
        {value === undefined && <p>为什么未知：{missing}。未知不当作零，也不当作不好。</p>}
      </div>
      {records.length === 0 ? (
        <EmptyState>这个值不来自任何一条记录。</EmptyState>
      ) : (
        <div>
          <h2>
            来自 {total} 条记录{total > records.length && `，列出最近 ${records.length} 条`}
          </h2>
          {records.map((r) => (
            <details
              key={`${r.batchId}-${r.rowNo}`}
              style={{ borderTop: '1px solid var(--line)', padding: '6px 0' }}
            >
              <summary>
                {r.eventDate} · {r.file} 第 {r.rowNo} 行
                <span className="muted">
                  {' '}
                  公布于 {r.publishedOn}，获知于 <DateText value={r.knownAt} time />
                </span>
              </summary>
              <dl
                style={{
                  display: 'grid',
                  gridTemplateColumns: 'auto 1fr',
                  gap: '2px 12px',
                  margin: '6px 0 0 16px',
                }}
              >
                {r.fields.map((f) => (
                  <Field key={f.label} label={f.label} text={f.text} />
                ))}
              </dl>
            </details>
          ))}
        </div>
      )}
    </div>
  );
}

function Field({ label, text }: { label: string; text: string }) {
  return (
    <>
      <dt className="muted">{label}</dt>
      <dd style={{ margin: 0, overflowWrap: 'anywhere' }}>{text}</dd>
    </>
  );
}
