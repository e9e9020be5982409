'use client';
import { useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '@/components/data-table';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';

type Line = Outputs['districts']['funnel']['byIndustry'][number];

const COLUMNS: readonly Column<Line>[] = [
  { key: 'name', title: '行业门类', value: (l) => l.name },
  { key: 'applied', title: '申请', value: (l) => l.applied, number: true },
  { key: 'approved', title: '获批', value: (l) => l.approved, number: true },
  { key: 'drawn', title: '放款', value: (l) => l.drawn, number: true },
];

/** By GB/T 4754 section: who applied, was approved, drew. */
export function IndustryTable({ district }: { district?: string }) {
  const trpc = useTRPC();
  const funnel = useQuery(trpc.districts.funnel.queryOptions({ district }));
  return (
    <Section title="按行业" note="累计，家">
      <Loaded query={funnel}>
        {({ byIndustry }) => (
          <DataTable
            name="按行业"
            rows={byIndustry}
            columns={COLUMNS}
            rowKey={(l) => l.name}
            empty="还没有银行反馈的申请。"
            pageSize={10}
            search={false}
          />
        )}
      </Loaded>
    </Section>
  );
}
