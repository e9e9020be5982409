'use client';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { Section } from '@/components/section';
import { ErrorState } from '@/components/states';
import { useTRPC } from '@/trpc/client';

type Fields = { current: string; next: string; again: string };

/** 修改密码: the sessions end, this one too. @param due somebody else knows the password */
export function PasswordForm({ due }: { due: boolean }) {
  const trpc = useTRPC();
  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: () => window.location.assign('/sign-in?changed=1'),
    }),
  );
  return (
    <Section title="修改密码" note="改后所有设备都会退出，请用新密码重新登录">
      {due && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title="现在的密码是管理员给您的初始密码，请先换成自己的，再使用平台。"
        />
      )}
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        style={{ maxWidth: 360 }}
        onFinish={({ current, next }) => change.mutate({ current, next })}
      >
        <Form.Item
          name="current"
          label="现在的密码"
          rules={[{ required: true, message: '请填写现在的密码' }]}
        >
          <Input.Password autoComplete="current-password" maxLength={512} />
        </Form.Item>
        <Form.Item
          name="next"
          label="新密码"
          extra="至少 10 个字符；几个不相干的词连起来，好记又难猜"
          rules={[{ required: true, message: '请填写新密码' }]}
        >
          <Input.Password autoComplete="new-password" maxLength={512} />
        </Form.Item>
        <Form.Item
          name="again"
          label="再输一遍新密码"
          dependencies={['next']}
          rules={[
            { required: true, message: '请再输一遍新密码' },
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                !value || value === getFieldValue('next')
                  ? Promise.resolve()
                  : Promise.reject(new Error('两次输入的新密码不同，请检查')),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={512} />
        </Form.Item>
        {change.error && <ErrorState error={change.error} />}
        <Button type={due ? 'primary' : 'default'} htmlType="submit" loading={change.isPending}>
          修改密码
        </Button>
      </Form>
    </Section>
  );
}
