'use client';
import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { DateText } from '@/components/date-text';
import factList from '@/components/facts.module.css';
import { EmptyState, Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import { actionWords } from '../labels';
import styles from './audit.module.css';

type Event = Outputs['audit']['event'];

/** One row: who did what to what, each field before and after, and its place in the chain. */
export function EventDrawer(props: {
  id: string;
  roles: Readonly<Record<string, string>>;
  close: () => void;
}) {
  const { id, roles, close } = props;
  const trpc = useTRPC();
  const event = useQuery(trpc.audit.event.queryOptions({ id }));
  return (
    <Drawer open size={640} title={`审计记录 ${id}`} onClose={close}>
      <Loaded query={event}>
        {(e) => (
          <div className="stack">
            <dl className={factList.facts}>
              <dt>时间</dt>
              <dd>
                <DateText value={e.at} time /> <span className="muted">{e.at}</span>
              </dd>
              <dt>账号</dt>
              <dd>
                {e.actor}（{roles[e.role] ?? e.role}）
              </dd>
              <dt>动作</dt>
              <dd>
                {actionWords(e.action)} <span className="muted">{e.action}</span>
              </dd>
              <dt>对象</dt>
              <dd>{e.subject}</dd>
              <dt>链序</dt>
              <dd>{e.seq === undefined ? <StatusTag status="unknown">未入链</StatusTag> : String(e.seq)}</dd>
              {e.hash && (
                <>
                  <dt>哈希</dt>
                  <dd>
                    <code>{e.hash}</code>
                  </dd>
                  <dt>前一条的哈希</dt>
                  <dd>
                    <code>{e.prevHash}</code>
                  </dd>
                </>
              )}
            </dl>
            <Changes event={e} />
          </div>
        )}
      </Loaded>
    </Drawer>
  );
}

function Changes({ event: { changes } }: { event: Event }) {
  if (changes.length === 0) return <EmptyState>这个动作没有记下之前与之后的值。</EmptyState>;
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">字段</th>
          <th scope="col">之前</th>
          <th scope="col">之后</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field} className={changed(before, after) ? styles.changed : undefined}>
            <th scope="row">{field || '（整体）'}</th>
            <td>{before ?? <span className="muted">无</span>}</td>
            <td>{after ?? <span className="muted">无</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Another value than before; a field that only one side has says nothing of a change. */
function changed(before: string | undefined, after: string | undefined): boolean {
  return before !== undefined && after !== undefined && before !== after;
}
