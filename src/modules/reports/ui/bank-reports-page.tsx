'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useRouter } from 'next/navigation';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { ErrorState, Loaded } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { ReportList } from './report-list';

/** 信用报告, as a bank asks for them. */
export function BankReportsPage() {
  const trpc = useTRPC();
  const router = useRouter();
  const made = useQuery({ ...trpc.reports.ofBank.queryOptions(), staleTime: 0 });
  const make = useMutation(
    trpc.reports.makeFor.mutationOptions({
      onSuccess: ({ number }) => router.push(`/bank/reports/${number}`),
    }),
  );
  return (
    <>
      <PageTitle title="信用报告" note="公开信息都列示；非公开数据只列企业授权本行查看的" />
      <div className="stack">
        <Section title="出具报告">
          <Form
            layout="inline"
            onFinish={(values: { uscc: string; purpose: string }) => make.mutate(values)}
            style={{ rowGap: 8 }}
          >
            <Form.Item
              name="uscc"
              label="统一社会信用代码"
              rules={[{ required: true, message: '请填写 18 位代码' }]}
            >
              <Input maxLength={18} style={{ width: 190 }} />
            </Form.Item>
            <Form.Item
              name="purpose"
              label="用途"
              rules={[{ required: true, min: 2, message: '请写明用途' }]}
            >
              <Input maxLength={200} placeholder="如：贷前审查" style={{ width: 220 }} />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={make.isPending}>
              出具报告
            </Button>
          </Form>
          <p className="muted" style={{ margin: '8px 0 0' }}>
            出具和每次打开都会记录，企业能看到本行在何时为何看了哪些数据。
          </p>
          {make.error && <ErrorState error={make.error} />}
        </Section>
        <Section title="本行出具的报告">
          <Loaded query={made}>
            {(lines) => (
              <ReportList
                name="本行出具的报告"
                lines={lines}
                party="企业"
                home="/bank/reports"
                empty="本行还没有出具过报告。"
              />
            )}
          </Loaded>
        </Section>
      </div>
    </>
  );
}
