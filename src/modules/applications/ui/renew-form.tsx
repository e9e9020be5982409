'use client';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, InputNumber, Select } from 'antd';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Section } from '@/components/section';
import { ErrorState } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { REPAYMENT_METHODS } from '../labels';
import type { Received } from './bank-application-page';
import { seen, useRefresh } from './use-step';

type Method = keyof typeof REPAYMENT_METHODS;
type Fields = { percent: number; termMonths: number; method: Method };

/** 无还本续贷: the principal left becomes a new loan from today. */
export function RenewForm({ application }: { application: Received }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const router = useRouter();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const renew = useMutation(
    trpc.applications.renew.mutationOptions({
      onSuccess: ({ applicationId }) => {
        message.success('已续贷，转到新的一笔。');
        router.push(`/bank/applications/${applicationId}`);
      },
      onSettled: refresh,
    }),
  );
  const { match, loan } = application;
  if (!open)
    return (
      <Section title="无还本续贷" note="到期利息还清后，未还本金从今天起转为新的一笔">
        <Button onClick={() => setOpen(true)}>办理续贷</Button>
      </Section>
    );
  return (
    <Section title="无还本续贷">
      <Form<Fields>
        layout="inline"
        requiredMark={false}
        style={{ rowGap: 8 }}
        initialValues={{ percent: loan!.rate / 100, termMonths: loan!.termMonths, method: loan!.method }}
        onFinish={({ percent, ...rest }) =>
          renew.mutate({ ...seen(application), ...rest, rate: Math.round(percent * 100) })
        }
      >
        <Form.Item
          name="percent"
          label="年利率"
          rules={[{ required: true, type: 'number', min: 0, max: 24 }]}
        >
          <InputNumber suffix="%" precision={2} />
        </Form.Item>
        <Form.Item
          name="termMonths"
          label="期限"
          rules={[{ required: true, type: 'integer', min: 1, max: 360 }]}
        >
          <InputNumber suffix="个月" precision={0} />
        </Form.Item>
        <Form.Item name="method" label="还款方式">
          <Select
            style={{ width: 120 }}
            options={match.methods.map((m) => ({ value: m, label: REPAYMENT_METHODS[m as Method] }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={renew.isPending}>
          续贷
        </Button>
      </Form>
      {renew.error && <ErrorState error={renew.error} />}
    </Section>
  );
}
