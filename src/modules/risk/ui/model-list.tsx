'use client';
import { useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '@/components/data-table';
import { PlainMarkdown } from '@/components/plain-markdown';
import { Section } from '@/components/section';
import { EmptyState, Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import { MODEL_ROLES } from '../labels';

type Model = Outputs['risk']['models'][number];
type Input = Model['features'][number];

const COLUMNS: readonly Column<Input>[] = [
  { key: 'label', title: '指标', value: (f) => f.label },
  {
    key: 'iv',
    title: '信息量 IV',
    value: (f) => f.iv,
    render: (f) => f.iv?.toFixed(3) ?? <span className="muted">专家打分，无</span>,
    number: true,
  },
  { key: 'bins', title: '分段', value: (f) => f.bins, number: true },
];

/** 模型: what is in force, verified by its hash when it is loaded, with the card its training wrote. */
export function ModelList() {
  const trpc = useTRPC();
  const models = useQuery(trpc.risk.models.queryOptions());
  return (
    <Loaded query={models}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState>没有登记的模型。请用 xyd model activate 启用一个。</EmptyState>
        ) : (
          all.map((m) => (
            <Section
              key={`${m.name}@${m.version}`}
              title={`${m.label} ${m.version}`}
              note={
                <>
                  {MODEL_ROLES[m.role]}
                  {m.prior && ` · 先验违约率 ${(m.prior.value * 100).toFixed(1)}%（${m.prior.since} 起）`}
                </>
              }
              actions={<StatusTag status="pass">哈希与样例校验通过</StatusTag>}
            >
              <p className="muted" style={{ overflowWrap: 'anywhere' }}>
                {m.name} · sha256 {m.sha256}
              </p>
              <DataTable
                name={`${m.label}的指标`}
                rows={m.features}
                columns={COLUMNS}
                rowKey={(f) => f.key}
                empty="没有指标。"
                search={false}
              />
              <details>
                <summary>模型说明（训练写出）</summary>
                <PlainMarkdown text={m.card} />
              </details>
            </Section>
          ))
        )
      }
    </Loaded>
  );
}
