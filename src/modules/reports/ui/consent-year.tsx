'use client';
import { useQuery } from '@tanstack/react-query';
import { DateText } from '@/components/date-text';
import { Section } from '@/components/section';
import { EmptyState, Loaded } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { GRANTABLE } from '../labels';
import styles from './reports.module.css';

/** 年度概况: who might read this year, and who read what how often. */
export function ConsentYear() {
  const trpc = useTRPC();
  const overview = useQuery(trpc.reports.consentYear.queryOptions({}));
  return (
    <Section title="今年谁看过我的数据" note="逐次记录见“授权与查询记录”">
      <Loaded query={overview}>
        {({ year, lines }) =>
          lines.length === 0 ? (
            <EmptyState>{year} 年没有给过授权，也没有银行查看过非公开数据。</EmptyState>
          ) : (
            lines.map((line) => (
              <div key={line.bank} className={styles.card}>
                <b>{line.bank}</b>
                <dl className={styles.facts}>
                  <dt>授权</dt>
                  <dd>{line.grants} 份</dd>
                  <dt>查看</dt>
                  <dd>
                    {line.reads} 次
                    {line.byCategory.length > 0 &&
                      `：${line.byCategory
                        .map((c) => `${GRANTABLE[c.category as keyof typeof GRANTABLE]} ${c.times}`)
                        .join('、')}`}
                  </dd>
                  <dt>出具报告</dt>
                  <dd>{line.reports} 份</dd>
                  {line.lastReadAt && (
                    <>
                      <dt>最近</dt>
                      <dd>
                        <DateText value={line.lastReadAt} time />
                      </dd>
                    </>
                  )}
                </dl>
              </div>
            ))
          )
        }
      </Loaded>
    </Section>
  );
}
