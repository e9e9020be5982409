'use client';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useRouter } from 'next/navigation';
import { PageTitle } from '@/components/page-title';
import { EmptyState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { Screening, type ScreeningSource } from './screening';

type Template = Outputs['whitelist']['templates'][number];
const MONTHS = 12;
const EXAMPLE = 100_000_000; // 分; what a product's price is worked out on does not matter here

function fromTemplate(t: Template): ScreeningSource {
  return { ...t, key: `template:${t.key}` };
}

function fromProduct({ code, version, terms, rules }: Outputs['products']['detail']): ScreeningSource {
  return {
    key: `product:${code}:${version}`,
    name: `${terms.name} ${version}.0 版`,
    purpose: `${terms.name}预授信名单`,
    definition: {
      districts: terms.districts,
      batchIds: [],
      rules,
      ranking: [{ feature: 'credit-score', direction: 'desc' }],
      cap: null,
      limit: terms.limit,
      limitMax: terms.amount.max,
    },
  };
}

/** Where screening begins: the rules of a template, or of one of the bank's products. */
export function ScreeningStart({ from, mayBuild }: { from: string | undefined; mayBuild: boolean }) {
  const trpc = useTRPC();
  const router = useRouter();
  const templates = useQuery(trpc.whitelist.templates.queryOptions());
  const versions = useQuery(trpc.products.versions.queryOptions());
  const live = (versions.data ?? []).filter((v) => v.status === 'published');
  const products = [...new Map(live.map((v) => [v.code, v])).values()];
  const [kind, code = ''] = (from ?? '').split(':');
  const product = useQuery({
    ...trpc.products.detail.queryOptions({ code, amount: EXAMPLE, termMonths: MONTHS }),
    enabled: kind === 'product',
  });
  const select = (
    <Select
      aria-label="从哪套规则开始"
      value={kind === 'product' ? from : `template:${code || templates.data?.[0]?.key}`}
      options={[
        {
          label: '名单模板',
          options: (templates.data ?? []).map((t) => ({ value: `template:${t.key}`, label: t.name })),
        },
        {
          label: '本行产品的准入规则',
          options: products.map((p) => ({ value: `product:${p.code}`, label: p.terms.name })),
        },
      ]}
      onChange={(value) => router.push(`?from=${value}`)}
      popupMatchSelectWidth={false}
      style={{ width: 280 }}
    />
  );
  if (kind === 'product')
    return (
      <Loaded query={product}>
        {(detail) => (
          <Screening key={from} source={fromProduct(detail)} select={select} mayBuild={mayBuild} />
        )}
      </Loaded>
    );
  return (
    <Loaded query={templates}>
      {(all) => {
        const template = all.find((t) => t.key === code) ?? all[0];
        if (!template)
          return (
            <>
              <PageTitle title="准入筛选" actions={select} />
              <EmptyState>没有名单模板，请从本行产品的规则开始。</EmptyState>
            </>
          );
        return (
          <Screening key={template.key} source={fromTemplate(template)} select={select} mayBuild={mayBuild} />
        );
      }}
    </Loaded>
  );
}
