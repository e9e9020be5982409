'use client';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input } from 'antd';
import { Section } from '@/components/section';
import { ErrorState } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { REJECT_REASONS, type RejectReason } from '../labels';
import type { Received } from './bank-application-page';
import { seen, useRefresh } from './use-step';

const OPTIONS = Object.entries(REJECT_REASONS).map(([value, { label }]) => ({ value, label }));
const atLeastOne = async (_: unknown, chosen: readonly string[]) => {
  if (chosen.length === 0) throw new Error('请至少选一项原因');
};

/** 不予批准: reasons of the list; the enterprise is told them with what it can do. */
export function RejectForm({ application }: { application: Received }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const reject = useMutation(trpc.applications.reject.mutationOptions({ onSettled: refresh }));
  return (
    <Section title="为什么不批准" note="企业会看到这些原因，以及它可以怎么做">
      <Form<{ reasons: RejectReason[]; remark: string }>
        layout="vertical"
        requiredMark={false}
        initialValues={{ reasons: [], remark: '' }}
        onFinish={(fields) => reject.mutate({ ...seen(application), ...fields })}
      >
        <Form.Item name="reasons" label="原因" rules={[{ validator: atLeastOne }]}>
          <Checkbox.Group options={OPTIONS} />
        </Form.Item>
        <Form.Item
          name="remark"
          label="补充说明（企业会看到）"
          rules={[{ max: 500, message: '最多 500 字' }]}
        >
          <Input.TextArea rows={2} />
        </Form.Item>
        {reject.error && <ErrorState error={reject.error} />}
        <Button danger htmlType="submit" loading={reject.isPending}>
          不予批准
        </Button>
      </Form>
    </Section>
  );
}
