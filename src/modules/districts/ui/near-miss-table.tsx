'use client';
import { useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '@/components/data-table';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';

type Line = Outputs['districts']['nearMisses']['lines'][number];

const COLUMNS: readonly Column<Line>[] = [
  { key: 'label', title: '卡住的规则', value: (l) => l.label },
  {
    key: 'pairs',
    title: '家次',
    value: (l) => l.pairs,
    render: (l) => l.pairs.toLocaleString('zh-CN'),
    number: true,
  },
  { key: 'products', title: '产品（款）', value: (l) => l.products.length, number: true },
  {
    key: 'actionable',
    title: '企业能否改善',
    value: (l) => (l.actionable ? '可以' : '不由企业决定'),
    filter: ['可以', '不由企业决定'].map((text) => ({ text, value: text })),
  },
];

/** 只差一条规则的企业: what alone holds enterprises back from a product, the most frequent first. */
export function NearMissTable({ district }: { district?: string }) {
  const trpc = useTRPC();
  const near = useQuery(trpc.districts.nearMisses.queryOptions({ district }));
  const note = near.data
    ? `数据日 ${near.data.asOf} · 一家企业一款产品计一次 · 共 ${near.data.enterprises.toLocaleString('zh-CN')} 家`
    : undefined;
  return (
    <Section title="只差一条规则的企业" note={note}>
      <Loaded query={near}>
        {({ lines }) => (
          <DataTable
            name="只差一条规则的企业"
            rows={lines}
            columns={COLUMNS}
            rowKey={(l) => l.label + l.products.map((p) => p.code).join()}
            empty="没有只差一条规则的企业。"
            pageSize={10}
            search={false}
            expand={(line) => (
              <ul style={{ margin: 0 }}>
                {line.products.map((p) => (
                  <li key={p.code}>
                    {p.name}：{p.enterprises.toLocaleString('zh-CN')} 家
                  </li>
                ))}
              </ul>
            )}
          />
        )}
      </Loaded>
    </Section>
  );
}
