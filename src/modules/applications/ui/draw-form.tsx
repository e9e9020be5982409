'use client';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { Section } from '@/components/section';
import { ErrorState } from '@/components/states';
import { tianjinDay } from '@/kernel/period';
import { useTRPC } from '@/trpc/client';
import type { Received } from './bank-application-page';
import { seen, useRefresh } from './use-step';

/** 放款登记: the day; the rest is what was offered. */
export function DrawForm({ application }: { application: Received }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const draw = useMutation(trpc.applications.draw.mutationOptions({ onSettled: refresh }));
  return (
    <Section title="登记放款" note="金额、利率、期限按报价">
      <Form<{ drawnOn: string }>
        layout="inline"
        requiredMark={false}
        initialValues={{ drawnOn: tianjinDay(new Date()) }}
        onFinish={(fields) => draw.mutate({ ...seen(application), ...fields })}
      >
        <Form.Item name="drawnOn" label="放款日期" rules={[{ required: true, message: '请填日期' }]}>
          <Input type="date" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={draw.isPending}>
          登记放款
        </Button>
      </Form>
      {draw.error && <ErrorState error={draw.error} />}
    </Section>
  );
}
