'use client';
import { useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '@/components/data-table';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { DISTRICTS } from '@/kernel/districts';
import { type Outputs, useTRPC } from '@/trpc/client';
import { ClaimCodeForm } from './claim-code-form';

type Line = Outputs['account']['unclaimed'][number];

const COLUMNS: readonly Column<Line>[] = [
  { key: 'uscc', title: '统一社会信用代码', value: (l) => l.uscc },
  { key: 'name', title: '企业', value: (l) => l.name },
  { key: 'district', title: '区', value: (l) => (l.districtCode ? DISTRICTS[l.districtCode] : undefined) },
];

/** 认领码: which enterprises have no account yet, and a code to let one in. */
export function ClaimsDesk() {
  const trpc = useTRPC();
  const unclaimed = useQuery(trpc.account.unclaimed.queryOptions());
  return (
    <>
      <PageTitle title="认领码" note="企业凭统一社会信用代码和认领码，自己开通账号" />
      <div className="columns two">
        <Section title="还没有账号的企业" note="按企业编号，最多 500 家；全部名单用 xyd user unclaimed 导出">
          <Loaded query={unclaimed}>
            {(lines) => (
              <DataTable
                name="还没有账号的企业"
                rows={lines}
                columns={COLUMNS}
                rowKey={(l) => String(l.enterpriseId)}
                empty="每家企业都有了账号。"
              />
            )}
          </Loaded>
        </Section>
        <ClaimCodeForm />
      </div>
    </>
  );
}
