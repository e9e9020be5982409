'use client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import { GRANTABLE } from '../labels';

type Fact = Outputs['applications']['facts']['facts'][number];
const word = (category: Fact['category']) => (category === 'public' ? '公开' : GRANTABLE[category]);

const COLUMNS: readonly Column<Fact>[] = [
  { key: 'label', title: '指标', value: (f) => `${f.label} ${f.window}` },
  {
    key: 'text',
    title: '值',
    value: (f) => f.text,
    render: (f) => (f.known ? f.text : <span className="unknown">{f.text}</span>),
  },
  { key: 'date', title: '数据日期', value: (f) => f.dataDate },
  { key: 'category', title: '类别', value: (f) => word(f.category) },
];

/** 企业数据: opened by the one who asks, for each read is written down and shown to the enterprise. */
export function FactsSection({
  applicationId,
  opened,
}: {
  applicationId: bigint;
  opened: readonly string[];
}) {
  const trpc = useTRPC();
  const [asked, setAsked] = useState(false);
  const facts = useQuery(
    trpc.applications.facts.queryOptions(
      { applicationId: String(applicationId) },
      { enabled: asked, staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false },
    ),
  );
  const names = opened.map((c) => GRANTABLE[c as keyof typeof GRANTABLE] ?? c).join('、');
  return (
    <Section
      title="企业数据"
      note={
        opened.length > 0 ? (
          `企业授权本行看：${names}`
        ) : (
          <StatusTag status="fail">授权已撤销或到期，不能再看</StatusTag>
        )
      }
    >
      {asked ? (
        <Loaded query={facts}>
          {({ asOf, snapshotId, facts: lines, withheld }) => (
            <>
              <p className="muted" style={{ margin: '0 0 8px' }}>
                企业提交时的数据，截至 {asOf}（快照 {snapshotId}）。{withheld}{' '}
                项未授权，不显示。本次查看已记录，企业可以看到。
              </p>
              <DataTable
                name="企业数据"
                rows={lines}
                columns={COLUMNS}
                rowKey={(f) => f.key}
                empty="没有可看的数据。"
                pageSize={15}
              />
            </>
          )}
        </Loaded>
      ) : (
        <div className="row">
          <Button onClick={() => setAsked(true)}>查看企业数据</Button>
          <span className="muted">每次查看都会记录，企业能看到谁在何时看了什么。</span>
        </div>
      )}
    </Section>
  );
}
