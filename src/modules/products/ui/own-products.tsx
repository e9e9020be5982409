'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type Column, DataTable } from '@/components/data-table';
import { DateText } from '@/components/date-text';
import { MoneyText } from '@/components/money-text';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import { PRODUCT_KINDS, VERSION_STATES } from '../labels';
import { ProductTermsView } from './product-terms-view';

type Version = Outputs['products']['versions'][number];

const COLUMNS: readonly Column<Version>[] = [
  { key: 'name', title: '产品', value: (v) => v.terms.name },
  {
    key: 'kind',
    title: '种类',
    value: (v) => PRODUCT_KINDS[v.terms.kind],
    filter: Object.values(PRODUCT_KINDS).map((text) => ({ text, value: text })),
  },
  { key: 'version', title: '版本', value: (v) => v.version, number: true },
  {
    key: 'status',
    title: '状态',
    value: (v) => VERSION_STATES[v.status] ?? v.status,
    render: (v) => (
      <StatusTag status={v.status === 'published' ? 'pass' : 'unknown'}>{VERSION_STATES[v.status]}</StatusTag>
    ),
  },
  {
    key: 'max',
    title: '最高额度（万元）',
    value: (v) => v.terms.amount.max,
    render: (v) => <MoneyText value={v.terms.amount.max} unit={false} />,
    number: true,
  },
  { key: 'term', title: '最长期限（月）', value: (v) => v.terms.termMonths.max, number: true },
  { key: 'made', title: '编制', value: (v) => v.madeBy },
  { key: 'checked', title: '复核', value: (v) => v.checkedBy ?? '', render: (v) => v.checkedBy ?? '—' },
  {
    key: 'published',
    title: '发布时间',
    value: (v) => v.publishedAt?.toISOString() ?? '',
    render: (v) => (v.publishedAt ? <DateText value={v.publishedAt} time /> : '—'),
  },
  {
    key: 'screen',
    title: '',
    value: () => '',
    plain: true,
    render: (v) =>
      v.status === 'published' ? <Link href={`/bank?from=product:${v.code}`}>用它的规则筛选</Link> : '',
  },
];

/** The bank's own products with every version, drafts too; a published version never changes. */
export function OwnProducts() {
  const trpc = useTRPC();
  const versions = useQuery(trpc.products.versions.queryOptions());
  return (
    <Section title="产品与版本" note="发布后的版本不再改动；展开看条款">
      <Loaded query={versions}>
        {(rows) => (
          <DataTable
            name="产品与版本"
            rows={rows}
            columns={COLUMNS}
            rowKey={(v) => String(v.versionId)}
            empty="本行还没有产品。请平台管理员载入。"
            expand={(v) => <ProductTermsView terms={v.terms} />}
          />
        )}
      </Loaded>
    </Section>
  );
}
