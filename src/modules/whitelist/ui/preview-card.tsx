'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MoneyText } from '@/components/money-text';
import { Section } from '@/components/section';
import { EmptyState, Loaded } from '@/components/states';
import { DISTRICTS } from '@/kernel/districts';
import { useTRPC } from '@/trpc/client';
import type { WhitelistDefinition } from '../domain/definition';
import styles from './whitelist.module.css';

/** 名单预览: how much the list would lend, and who stands first; identities are hidden until authorised. */
export function PreviewCard(props: { definition: WhitelistDefinition; snapshotId?: string }) {
  const { definition, snapshotId } = props;
  const trpc = useTRPC();
  const preview = useQuery({
    ...trpc.whitelist.preview.queryOptions({ definition, snapshotId }),
    placeholderData: keepPreviousData,
    enabled: definition.rules.length > 0,
  });
  return (
    <Section title="名单预览" note="排序前列；银行只见已授权的企业">
      <Loaded query={preview}>
        {(p) => (
          <>
            <p style={{ margin: '0 0 8px' }}>
              名单{p.blind && '约'} {p.members.toLocaleString('zh-CN')} 户，预估授信合计{' '}
              {p.limitTotalFen === undefined ? (
                <span className="unknown">未知</span>
              ) : (
                <MoneyText value={p.limitTotalFen} />
              )}
              {p.limitUnknown > 0 && `（另 ${p.limitUnknown.toLocaleString('zh-CN')} 户额度未知）`}
            </p>
            {p.first.length === 0 ? (
              <EmptyState>
                {p.blind ? '准入企业中还没有授权本行的；名单发布后可邀请其授权。' : '没有准入企业。'}
              </EmptyState>
            ) : (
              <table className={styles.list}>
                <thead>
                  <tr>
                    <th>企业</th>
                    <th>区</th>
                    <th className="number">评分</th>
                    <th className="number">建议额度</th>
                  </tr>
                </thead>
                <tbody>
                  {p.first.map((m) => (
                    <tr key={m.rank}>
                      <td className={m.authorised ? undefined : styles.hidden}>{m.name}</td>
                      <td className={styles.place}>{DISTRICTS[m.districtCode ?? ''] ?? '未知'}</td>
                      <td className="number">{m.score?.toFixed(0) ?? '未评分'}</td>
                      <td className="number">
                        <MoneyText value={m.limitFen} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
