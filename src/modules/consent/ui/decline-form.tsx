'use client';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { ErrorState } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import type { Invitation } from './invitation-card';

/** No, with a reason if one likes. */
export function DeclineForm(props: {
  invitation: Invitation;
  answered: (words: string) => Promise<void>;
  back: () => void;
}) {
  const { invitation, answered, back } = props;
  const trpc = useTRPC();
  const decline = useMutation(
    trpc.consent.declineInvitation.mutationOptions({
      onSuccess: () => answered('已记下。银行不知道是您没有同意。'),
    }),
  );
  return (
    <Form<{ reason?: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ reason }) => decline.mutate({ invitationId: String(invitation.invitationId), reason })}
    >
      <Form.Item
        name="reason"
        label="为什么不同意（可以不填，只有平台看得到）"
        rules={[{ max: 255, message: '最多 255 个字' }]}
      >
        <Input.TextArea rows={2} />
      </Form.Item>
      <p className="muted">{invitation.bank} 90 天内不会再邀请您；您仍可以自己在“授权一家银行”里授权它。</p>
      {decline.error && <ErrorState error={decline.error} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={decline.isPending}>
          确认不同意
        </Button>
        <Button onClick={back}>返回</Button>
      </div>
    </Form>
  );
}
