'use client';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { Section } from '@/components/section';
import { type NeedTerms, WISHES, type Wish } from '../domain/need';

const FEN_PER_WAN = 1_000_000;
type Fields = { wan: number; termMonths: number; purpose: string; wish: Wish };

/** One question at a time, in plain words. */
export function NeedForm(props: {
  need: NeedTerms | null;
  saving: boolean;
  onSave: (need: NeedTerms) => void;
}) {
  const { need, saving, onSave } = props;
  const start: Fields = need
    ? { ...need, wan: need.amount / FEN_PER_WAN }
    : { wan: 100, termMonths: 12, purpose: '', wish: 'cost' };
  const send = ({ wan, termMonths, purpose, wish }: Fields) =>
    onSave({ amount: Math.round(wan * FEN_PER_WAN), termMonths, purpose, wish });
  return (
    <Section title="您想怎么借">
      <Form<Fields>
        layout="vertical"
        initialValues={start}
        onFinish={send}
        style={{ maxWidth: 420 }}
        requiredMark={false}
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
        <Button type="primary" htmlType="submit" loading={saving}>
          看看能借什么
        </Button>
        <p className="muted">匹配不会通知银行，也不算查询征信。</p>
      </Form>
    </Section>
  );
}
