'use client';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { MoneyText } from '@/components/money-text';
import { EmptyState, Loaded } from '@/components/states';
import { DISTRICTS } from '@/kernel/districts';
import { useTRPC } from '@/trpc/client';
import { STOP_LABELS } from '../labels';
import { type Point, pointAsk, type TwinAsked } from './use-twin';
import styles from './whitelist.module.css';

const PAGE = 50;
const OUTCOMES = { bad: '违约', good: '正常', open: '尚早' } as const;

/** 逐户: who left or entered, for the platform. */
export function TwinMembersList({ point, asked }: { point: Point; asked: TwinAsked }) {
  const trpc = useTRPC();
  const [group, setGroup] = useState<'left' | 'entered'>();
  const [after, setAfter] = useState(0);
  const page = useQuery({
    ...trpc.whitelist.twinMembers.queryOptions({
      code: asked.code,
      draft: { rules: [...asked.rules] },
      ...pointAsk(point),
      group: group ?? 'left',
      after,
      limit: PAGE,
    }),
    enabled: group !== undefined,
  });
  return (
    <div>
      <Segmented
        aria-label="逐户查看"
        value={group ?? 'none'}
        options={[
          { value: 'none', label: '不逐户看' },
          { value: 'left', label: '退出的企业' },
          { value: 'entered', label: '新进的企业' },
        ]}
        onChange={(value) => {
          setGroup(value === 'none' ? undefined : (value as 'left' | 'entered'));
          setAfter(0);
        }}
      />
      {group && (
        <Loaded query={page}>
          {({ lines, total, next }) =>
            lines.length === 0 ? (
              <EmptyState>没有企业。</EmptyState>
            ) : (
              <div className={styles.scroll}>
                <table className={styles.list}>
                  <thead>
                    <tr>
                      <th scope="col">企业</th>
                      <th scope="col">区</th>
                      <th scope="col">不在名单的原因</th>
                      <th scope="col" className="number">
                        建议额度
                      </th>
                      <th scope="col">此后贷款</th>
                    </tr>
                  </thead>
                  <tbody>
                    {lines.map((l) => (
                      <tr key={String(l.enterpriseId)}>
                        <td>{l.name}</td>
                        <td className={styles.place}>{DISTRICTS[l.districtCode ?? ''] ?? '未知'}</td>
                        <td>
                          {STOP_LABELS[l.stop]}
                          {l.rules.length > 0 && `：${l.rules.join('；')}`}
                        </td>
                        <td className="number">
                          <MoneyText value={l.limitFen} />
                        </td>
                        <td>{l.loans ? loanWords(l.loans) : <span className="unknown">未知</span>}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <div className="row" style={{ paddingTop: 8 }}>
                  <Button
                    size="small"
                    disabled={after === 0}
                    onClick={() => setAfter(Math.max(0, after - PAGE))}
                  >
                    上一页
                  </Button>
                  <span className="muted">
                    第 {after + 1}–{after + lines.length} 户，共 {total} 户
                  </span>
                  <Button size="small" disabled={next === undefined} onClick={() => setAfter(next ?? 0)}>
                    下一页
                  </Button>
                </div>
              </div>
            )
          }
        </Loaded>
      )}
    </div>
  );
}

function loanWords(loans: {
  applied: boolean;
  granted: boolean;
  drawn: boolean;
  late: boolean;
  outcome: keyof typeof OUTCOMES | undefined;
}): string {
  const steps = [
    loans.applied && '申请',
    loans.granted && '批准',
    loans.drawn && '放款',
    loans.late && '逾期过',
  ];
  return (
    [...steps.filter((s) => s !== false), ...(loans.outcome ? [OUTCOMES[loans.outcome]] : [])].join('、') ||
    '未成'
  );
}
