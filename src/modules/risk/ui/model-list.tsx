'use client';
import { useQuery } from '@tanstack/react-query';
import { PlainMarkdown } from '@/components/plain-markdown';
import { Section } from '@/components/section';
import { EmptyState, Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import { MODEL_KINDS, MODEL_ROLES } from '../labels';
import { ModelSources } from './model-sources';

type Model = Outputs['risk']['models'][number];

/** 模型: what is in force, verified by its hash when it is loaded, with the card its training wrote. */
export function ModelList() {
  const trpc = useTRPC();
  const models = useQuery(trpc.risk.models.queryOptions());
  return (
    <Loaded query={models}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState>没有登记的模型。请恢复随本版本发布的 models 目录。</EmptyState>
        ) : (
          all.map((m) => <ModelSection key={`${m.name}@${m.version}`} model={m} />)
        )
      }
    </Loaded>
  );
}

function ModelSection({ model: m }: { model: Model }) {
  return (
    <Section
      title={`${m.label} ${m.version}`}
      note={`${MODEL_ROLES[m.role]} · ${MODEL_KINDS[m.kind]}`}
      actions={<StatusTag status="pass">哈希与样例校验通过</StatusTag>}
    >
      <p className="muted" style={{ margin: '0 0 4px', overflowWrap: 'anywhere' }}>
        {m.name} · sha256 {m.sha256}
      </p>
      <p style={{ margin: '0 0 8px' }}>
        先验违约率{' '}
        {m.prior ? (
          `${(m.prior.value * 100).toFixed(1)}%（${m.prior.since} 起，${m.prior.basis}）`
        ) : (
          <span className="unknown">未知</span>
        )}{' '}
        · 数据日距今超过 {m.snapshotMaxAgeDays} 天的快照不评分
      </p>
      <ModelSources model={m} />
      <details>
        <summary>模型说明（训练写出）</summary>
        <PlainMarkdown text={m.card} images={`/api/models/${m.name}/${m.version}`} />
      </details>
    </Section>
  );
}
