'use client';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { Section } from '@/components/section';
import { ErrorState } from '@/components/states';
import { addDays, tianjinDay } from '@/kernel/period';
import { useTRPC } from '@/trpc/client';
import { REPAYMENT_METHODS } from '../labels';
import type { Received } from './bank-application-page';
import { seen, useRefresh } from './use-step';

const FEN_PER_WAN = 1_000_000;
type Method = keyof typeof REPAYMENT_METHODS;
type Fields = {
  wan: number;
  percent: number;
  termMonths: number;
  method: Method;
  upfront: number;
  guarantee: number;
  validUntil: string;
};

const number = (label: string, min: number, max: number) => ({
  ...{ required: true, type: 'number' as const, min, max },
  message: `${label}请填 ${min} 到 ${max} 之间的数`,
});

/** 批准: what the bank offers; the product's own terms stand there to begin with. */
export function ApproveForm({ application }: { application: Received }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const approve = useMutation(trpc.applications.approve.mutationOptions({ onSettled: refresh }));
  const { match, asked } = application;
  const most = Math.min(Number(asked.amount), match.amount.max);
  const start: Fields = {
    wan: Math.max(match.amount.min, Math.min(most, match.limit ?? most)) / FEN_PER_WAN,
    percent: (match.rate ?? 345) / 100,
    termMonths: asked.termMonths,
    method: match.methods[0] as Method,
    upfront: match.upfrontFeeBp / 100,
    guarantee: match.guaranteeFeeBp / 100,
    validUntil: addDays(tianjinDay(new Date()), 15),
  };
  const send = (f: Fields) =>
    approve.mutate({
      ...seen(application),
      offer: {
        amount: Math.round(f.wan * FEN_PER_WAN),
        rate: Math.round(f.percent * 100),
        termMonths: f.termMonths,
        method: f.method,
        upfrontFeeBp: Math.round(f.upfront * 100),
        guaranteeFeeBp: Math.round(f.guarantee * 100),
        validUntil: f.validUntil,
      },
    });
  const wide = { width: '100%' };
  return (
    <Section title="批准的条件">
      <Form<Fields> layout="vertical" initialValues={start} requiredMark={false} onFinish={send}>
        <div
          style={{
            display: 'grid',
            gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
            gap: '0 16px',
          }}
        >
          <Form.Item
            name="wan"
            label="批准金额"
            rules={[number('金额', match.amount.min / FEN_PER_WAN, most / FEN_PER_WAN)]}
          >
            <InputNumber suffix="万元" style={wide} />
          </Form.Item>
          <Form.Item name="percent" label="年利率" rules={[number('年利率', 0, 24)]}>
            <InputNumber suffix="%" precision={2} step={0.05} style={wide} />
          </Form.Item>
          <Form.Item
            name="termMonths"
            label="期限"
            rules={[number('期限', match.termMonths.min, match.termMonths.max)]}
          >
            <InputNumber suffix="个月" precision={0} style={wide} />
          </Form.Item>
          <Form.Item name="method" label="还款方式">
            <Select
              options={match.methods.map((m) => ({ value: m, label: REPAYMENT_METHODS[m as Method] }))}
            />
          </Form.Item>
          <Form.Item name="upfront" label="一次性费用" rules={[number('费用', 0, 10)]}>
            <InputNumber suffix="%" precision={2} style={wide} />
          </Form.Item>
          <Form.Item name="guarantee" label="担保费（每年）" rules={[number('担保费', 0, 10)]}>
            <InputNumber suffix="%" precision={2} style={wide} />
          </Form.Item>
          <Form.Item name="validUntil" label="报价有效期到" rules={[{ required: true, message: '请填日期' }]}>
            <Input type="date" />
          </Form.Item>
        </div>
        {approve.error && <ErrorState error={approve.error} />}
        <Button type="primary" htmlType="submit" loading={approve.isPending}>
          批准
        </Button>
      </Form>
    </Section>
  );
}
