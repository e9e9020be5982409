'use client';
import { type Column, DataTable } from '@/components/data-table';
import { StatusTag } from '@/components/status-tag';
import type { Outputs } from '@/trpc/client';
import { SOURCE_BASIS } from '../labels';

type Model = Outputs['risk']['models'][number];
type Input = Model['features'][number];

const COLUMNS: readonly Column<Input>[] = [
  { key: 'label', title: '指标', value: (f) => f.label },
  {
    key: 'iv',
    title: '信息量 IV',
    value: (f) => f.iv,
    // expert points were not measured on a sample: there is none to know
    render: (f) => f.iv?.toFixed(3) ?? '—',
    number: true,
  },
  { key: 'bins', title: '分段', value: (f) => f.bins, number: true },
];

/** What a model's points rest on, source by source: learned from outcomes, or somebody's judgement. */
export function ModelSources({ model }: { model: Model }) {
  return (
    <>
      {model.sources.map((source) => {
        const features = model.features.filter((f) => f.source === source.key);
        const expert = source.basis === 'expert';
        return (
          <details key={source.key} open={model.role === 'champion'} style={{ marginBottom: 8 }}>
            <summary>
              {source.label} · 权重 {source.weight} ·{' '}
              <StatusTag status={expert ? 'refer' : 'pass'}>{SOURCE_BASIS[source.basis]}</StatusTag>
              {features.length > 0 && <span className="muted"> {features.length} 项指标</span>}
            </summary>
            <p className="muted" style={{ margin: '4px 0' }}>
              {expert && '分值由专家设定，没有经过真实结果检验。'}
              {source.basisWords}
            </p>
            {features.length > 0 ? (
              <DataTable
                name={`${model.label}·${source.label}的指标`}
                rows={features}
                columns={COLUMNS}
                rowKey={(f) => f.key}
                empty="没有指标。"
                search={false}
              />
            ) : (
              <p style={{ margin: '4px 0' }}>没有逐项分段：只给出违约概率，用来对照。</p>
            )}
          </details>
        );
      })}
    </>
  );
}
