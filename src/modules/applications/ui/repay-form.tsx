'use client';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { Section } from '@/components/section';
import { ErrorState } from '@/components/states';
import { fen, formatYuan } from '@/kernel/money';
import { tianjinDay } from '@/kernel/period';
import { useTRPC } from '@/trpc/client';
import type { Received } from './bank-application-page';
import { seen, useRefresh } from './use-step';

type Fields = { yuan: number; paidOn: string };

/** 还款登记: an amount on a day, or all that pays the loan off today. */
export function RepayForm({ application }: { application: Received }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [form] = Form.useForm<Fields>();
  const repay = useMutation(
    trpc.applications.repay.mutationOptions({
      onSuccess: () => form.resetFields(),
      onSettled: refresh,
    }),
  );
  const today = tianjinDay(new Date());
  const { payoff } = application.loan!;
  return (
    <Section title="登记还款">
      <Form<Fields>
        form={form}
        layout="inline"
        requiredMark={false}
        style={{ rowGap: 8 }}
        initialValues={{ paidOn: today }}
        onFinish={({ yuan, paidOn }) =>
          repay.mutate({ ...seen(application), paidOn, amount: Math.round(yuan * 100) })
        }
      >
        <Form.Item
          name="yuan"
          label="还款金额"
          rules={[{ required: true, type: 'number', min: 0.01, message: '请填金额' }]}
        >
          <InputNumber suffix="元" precision={2} style={{ width: 180 }} />
        </Form.Item>
        <Form.Item name="paidOn" label="日期" rules={[{ required: true, message: '请填日期' }]}>
          <Input type="date" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={repay.isPending}>
          登记还款
        </Button>
      </Form>
      <div className="row" style={{ marginTop: 8 }}>
        <Button
          loading={repay.isPending}
          onClick={() => repay.mutate({ ...seen(application), paidOn: today, amount: Number(payoff) })}
        >
          登记今天全部结清 {formatYuan(fen(payoff))} 元
        </Button>
      </div>
      {repay.error && <ErrorState error={repay.error} />}
    </Section>
  );
}
