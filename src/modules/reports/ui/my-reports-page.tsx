'use client';
import { useQuery } from '@tanstack/react-query';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { ConsentYear } from './consent-year';
import { MakeOwnForm } from './make-own-form';
import { ReportList } from './report-list';

/** 信用报告, as an enterprise sees it: make one, those made, who else made one. */
export function MyReportsPage() {
  const trpc = useTRPC();
  const mine = useQuery({ ...trpc.reports.mine.queryOptions(), staleTime: 0 });
  return (
    <>
      <PageTitle title="信用报告" note="有编号、签名和二维码，收到的人可在核验页查真伪；有效期 30 天" />
      <Loaded query={mine}>
        {({ year, taken, own, others }) => (
          <div className="columns two">
            <div className="stack">
              <MakeOwnForm year={year} taken={taken} />
              <Section title="已出具的报告">
                <ReportList
                  name="已出具的报告"
                  lines={own}
                  party={undefined}
                  home="/enterprise/reports"
                  empty="还没有出具过报告。"
                />
              </Section>
              <Section title="他人出具的本企业报告">
                <ReportList
                  name="他人出具的报告"
                  lines={others}
                  party="查询方"
                  empty="还没有银行出具过本企业的报告。"
                />
              </Section>
            </div>
            <ConsentYear />
          </div>
        )}
      </Loaded>
    </>
  );
}
