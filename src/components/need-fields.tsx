'use client';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { Section } from './section';

const FEN_PER_WAN = 1_000_000;

/** What is asked for; `amount` in 分. */
type Need<W extends string> = {
  readonly amount: number;
  readonly termMonths: number;
  readonly purpose: string;
  readonly wish: W;
};
type Fields<W extends string> = Omit<Need<W>, 'amount'> & { wan: number };

/** 想怎么借: how much, for how long, for what, and what matters most. What was asked before stands there. */
export function NeedFields<W extends string>(props: {
  need: Need<W> | null;
  wishes: Readonly<Record<W, string>>;
  firstWish: W;
  button: string;
  pending?: boolean;
  note: string;
  onSend: (need: Need<W>) => void;
}) {
  const { need, wishes, firstWish, button, pending, note, onSend } = props;
  const start: Fields<W> = need
    ? { termMonths: need.termMonths, purpose: need.purpose, wish: need.wish, wan: need.amount / FEN_PER_WAN }
    : { wan: 100, termMonths: 12, purpose: '', wish: firstWish };
  return (
    <Section title="您想怎么借">
      <Form<Fields<W>>
        layout="vertical"
        initialValues={start}
        requiredMark={false}
        style={{ maxWidth: 420 }}
        onFinish={({ wan, termMonths, purpose, wish }) =>
          onSend({ amount: Math.round(wan * FEN_PER_WAN), termMonths, purpose, wish })
        }
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
          <Select
            options={Object.entries(wishes).map(([value, label]) => ({ value, label: String(label) }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={pending}>
          {button}
        </Button>
        <p className="muted">{note}</p>
      </Form>
    </Section>
  );
}
