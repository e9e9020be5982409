'use client';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { MoneyText } from '@/components/money-text';
import { Loaded } from '@/components/states';
import { type Status, StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import { NotShown } from './not-shown';
import styles from './whitelist.module.css';

type Reason = Outputs['whitelist']['member']['reasons'][number];

const statusOf = ({ outcome, unknown }: Reason): Status =>
  outcome === 'pass' && unknown ? 'unknown' : outcome;

/** Why one enterprise is on the list: each rule with what it found, values only as far as authorised. */
export function MemberDrawer(props: {
  editionId: string;
  rank: number;
  score: () => ReactNode;
  close: () => void;
}) {
  const { editionId, rank, score, close } = props;
  const trpc = useTRPC();
  // a look at the score is a look at data, which the enterprise sees: only when asked for
  const [explained, explain] = useState(false);
  const member = useQuery(trpc.whitelist.member.queryOptions({ editionId, rank }));
  return (
    <Drawer open size={520} title={`第 ${rank} 名的理由`} onClose={close}>
      <Loaded query={member}>
        {(m) => (
          <>
            <p style={{ margin: '0 0 4px' }}>
              <b>{m.name}</b> <StatusTag status={m.outcome} />
            </p>
            <p className="muted" style={{ margin: '0 0 8px' }}>
              {m.uscc ?? (m.authorised ? '代码未知' : '未授权：名称、代码与数据不显示')} · 信用评分{' '}
              {m.veiled ? <NotShown /> : (m.score?.toFixed(1) ?? '未评分')} · 建议额度{' '}
              {m.veiled ? <NotShown /> : <MoneyText value={m.limitFen} />}
            </p>
            {m.reasons.map((reason) => (
              <div key={reason.rule} className={styles.reason} data-rule={reason.rule}>
                <StatusTag status={statusOf(reason)} /> {reason.words}
                {reason.facts.map((fact) => (
                  <p key={fact.feature}>
                    {fact.label}：{fact.words ?? <span className="muted">须企业授权才能查看</span>}
                  </p>
                ))}
              </div>
            ))}
            <div className={styles.reason}>
              {explained ? score() : <Button onClick={() => explain(true)}>评分怎么来的</Button>}
            </div>
          </>
        )}
      </Loaded>
    </Drawer>
  );
}
