'use client';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { dateWords } from '@/components/date-text';
import { Section } from '@/components/section';
import { ErrorState } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { SecretOnce } from './secret-once';

const DAYS = [7, 30, 60, 90].map((value) => ({ value, label: `${value} 天` }));

/** Issues a claim code, shown this once. */
export function ClaimCodeForm() {
  const trpc = useTRPC();
  const issue = useMutation(trpc.account.issueClaimCode.mutationOptions());
  return (
    <Section title="发认领码" note="企业凭它开通账号">
      <Form<{ uscc: string; days: number }>
        layout="vertical"
        requiredMark={false}
        initialValues={{ days: 30 }}
        onFinish={(fields) => issue.mutate(fields)}
      >
        <Form.Item
          name="uscc"
          label="统一社会信用代码"
          rules={[{ required: true, whitespace: true, message: '请填写统一社会信用代码' }]}
        >
          <Input maxLength={32} />
        </Form.Item>
        <Form.Item name="days" label="有效期">
          <Select options={DAYS} />
        </Form.Item>
        {issue.error && <ErrorState error={issue.error} />}
        {issue.data && (
          <SecretOnce
            title={`${issue.data.enterprise} 的认领码`}
            secret={issue.data.code}
            testId="claim-code"
          >
            {dateWords(issue.data.until, true)} 前有效。请寄往登记住所，或核验证件后当面交给负责人。
          </SecretOnce>
        )}
        <Button type="primary" htmlType="submit" loading={issue.isPending} block>
          生成认领码
        </Button>
      </Form>
    </Section>
  );
}
