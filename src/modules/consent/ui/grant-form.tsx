'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { Section } from '@/components/section';
import { ErrorState } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { GRANTABLE, type GrantableCategory } from '../domain/consent';

type Fields = { bankId: string; categories: GrantableCategory[]; purpose: string; months: number };

const MONTHS = [3, 6, 12, 24, 36].map((value) => ({ value, label: `${value} 个月` }));
const CATEGORIES = Object.entries(GRANTABLE).map(([value, label]) => ({ value, label }));

// not `required`: antd would give the group an attribute that groups may not have
const atLeastOne = async (_: unknown, chosen: readonly string[]) => {
  if (chosen.length === 0) throw new Error('请至少选一类');
};

/** A grant: which bank, which data, what for, how long. */
export function GrantForm() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const banks = useQuery(trpc.account.banks.queryOptions());
  const grant = useMutation(
    trpc.consent.grant.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries({ queryKey: trpc.consent.list.queryKey() });
        form.resetFields();
      },
    }),
  );
  return (
    <Section title="授权一家银行">
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ categories: [], months: 12, purpose: '贷款审批' }}
        onFinish={(fields) => grant.mutate(fields)}
      >
        <Form.Item name="bankId" label="哪家银行" rules={[{ required: true, message: '请选择银行' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="选择银行"
            options={(banks.data ?? []).map((b) => ({ value: String(b.bankId), label: b.name }))}
          />
        </Form.Item>
        <Form.Item name="categories" label="让它看哪些数据" rules={[{ validator: atLeastOne }]}>
          <Checkbox.Group options={CATEGORIES} />
        </Form.Item>
        <Form.Item
          name="purpose"
          label="用途"
          rules={[{ required: true, whitespace: true, max: 255, message: '授权须写明用途' }]}
        >
          <Input />
        </Form.Item>
        <Form.Item name="months" label="多久">
          <Select options={MONTHS} />
        </Form.Item>
        {grant.error && <ErrorState error={grant.error} />}
        {grant.isSuccess && <p className="pass">已授权。可以随时在左侧撤销。</p>}
        <Button type="primary" htmlType="submit" loading={grant.isPending}>
          授权
        </Button>
        <p className="muted">同一家银行再次授权，以最后一次为准。</p>
      </Form>
    </Section>
  );
}
