'use client';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { Section } from '@/components/section';
import type { Outputs } from '@/trpc/client';
import { WISHES } from '../labels';

const FEN_PER_WAN = 1_000_000;
type Wish = keyof typeof WISHES;
export type Asked = {
  readonly amount: number;
  readonly termMonths: number;
  readonly purpose: string;
  readonly wish: Wish;
};
type Fields = Omit<Asked, 'amount'> & { wan: number };

/** First question: how much, for how long, for what. What was asked before stands there. */
export function ApplyNeed(props: { need: Outputs['matching']['need']; onNext: (asked: Asked) => void }) {
  const { need, onNext } = props;
  const start: Fields = need
    ? { termMonths: need.termMonths, purpose: need.purpose, wish: need.wish, wan: need.amount / FEN_PER_WAN }
    : { wan: 100, termMonths: 12, purpose: '', wish: 'cost' };
  return (
    <Section title="您想怎么借">
      <Form<Fields>
        layout="vertical"
        initialValues={start}
        requiredMark={false}
        style={{ maxWidth: 420 }}
        onFinish={({ wan, ...rest }) => onNext({ ...rest, amount: Math.round(wan * FEN_PER_WAN) })}
      >
        <Form.Item
          name="wan"
          label="想借多少"
          rules={[
            {
              required: true,
              type: 'number',
              min: 1,
              max: 1_000_000,
              message: '请填 1 到 1,000,000 之间的数',
            },
          ]}
        >
          <InputNumber suffix="万元" style={{ width: '100%' }} precision={2} />
        </Form.Item>
        <Form.Item
          name="termMonths"
          label="用多久"
          rules={[{ required: true, type: 'integer', min: 1, max: 360, message: '请填 1 到 360 之间的整数' }]}
        >
          <InputNumber suffix="个月" style={{ width: '100%' }} precision={0} />
        </Form.Item>
        <Form.Item
          name="purpose"
          label="做什么用"
          rules={[{ required: true, whitespace: true, max: 255, message: '请写明用途，如采购原材料' }]}
        >
          <Input placeholder="如：采购原材料" />
        </Form.Item>
        <Form.Item name="wish" label="您最看重什么">
          <Select options={Object.entries(WISHES).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          下一步：选银行
        </Button>
        <p className="muted">现在还不会发给任何银行。</p>
      </Form>
    </Section>
  );
}
