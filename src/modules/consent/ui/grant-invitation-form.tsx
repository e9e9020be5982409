'use client';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Form, Select } from 'antd';
import { ErrorState } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { GRANTABLE, type GrantableCategory } from '../domain/consent';
import type { Invitation } from './invitation-card';

type Fields = { categories: GrantableCategory[]; months: number };

const MONTHS = [3, 6, 12, 24, 36];

const atLeastOne = async (_: unknown, chosen: readonly string[]) => {
  if (chosen.length === 0) throw new Error('请至少选一类；都不想给，请返回后选“不同意”');
};

/** What is given: prefilled with what was asked; less may be given, not more. */
export function GrantInvitationForm(props: {
  invitation: Invitation;
  answered: (words: string) => Promise<void>;
  back: () => void;
}) {
  const { invitation, answered, back } = props;
  const trpc = useTRPC();
  const { invitationId, bank, categories, purpose } = invitation;
  const grant = useMutation(
    trpc.consent.grantInvitation.mutationOptions({
      onSuccess: () => answered(`已授权${bank}，可以随时撤销。`),
    }),
  );
  const months = [...new Set([...MONTHS, invitation.months])].sort((a, b) => a - b);
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ categories: [...categories], months: invitation.months }}
      onFinish={(fields) => grant.mutate({ invitationId: String(invitationId), ...fields })}
    >
      <Form.Item name="categories" label={`让${bank}看哪些数据`} rules={[{ validator: atLeastOne }]}>
        <Checkbox.Group options={categories.map((value) => ({ value, label: GRANTABLE[value] ?? value }))} />
      </Form.Item>
      <Form.Item name="months" label="看多久">
        <Select options={months.map((value) => ({ value, label: `${value} 个月` }))} />
      </Form.Item>
      <p className="muted">用途：{purpose}。每次查看都会记在“谁看过我的数据”里。</p>
      {grant.error && <ErrorState error={grant.error} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={grant.isPending}>
          确认授权
        </Button>
        <Button onClick={back}>返回</Button>
      </div>
    </Form>
  );
}
