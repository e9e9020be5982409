'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { Section } from '@/components/section';
import { ErrorState } from '@/components/states';
import { DISTRICTS } from '@/kernel/districts';
import { useTRPC } from '@/trpc/client';
import { ROLE_LABELS } from '../labels';
import type { OpenAccount } from '../schema';
import { SecretOnce } from './secret-once';

const ROLES = [
  'bank-officer',
  'bank-reviewer',
  'district-officer',
  'operator',
  'security-officer',
  'auditor',
] as const satisfies readonly OpenAccount['role'][];
const must = (message: string) => [{ required: true, whitespace: true, message }];

/** Opens an account of staff, with a first password that is shown once. */
export function OpenAccountForm() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [form] = Form.useForm<OpenAccount>();
  const role = Form.useWatch('role', form);
  const banks = useQuery(trpc.account.banks.queryOptions());
  const open = useMutation(
    trpc.account.open.mutationOptions({
      onSuccess: () => {
        form.resetFields();
        return cache.invalidateQueries({ queryKey: trpc.account.list.queryKey() });
      },
    }),
  );
  return (
    <Section title="开通账号" note="企业账号由企业凭认领码自己开通">
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => open.mutate(fields)}>
        <Form.Item name="displayName" label="姓名" rules={must('请填写姓名')}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item
          name="login"
          label="登录名"
          rules={must('请填写登录名')}
          extra="小写字母开头，可含数字、点、连字符"
        >
          <Input maxLength={63} autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label="角色" rules={must('请选择角色')}>
          <Select options={ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }))} />
        </Form.Item>
        {role?.startsWith('bank-') && (
          <Form.Item name="bankId" label="银行" rules={must('请选择银行')}>
            <Select
              loading={banks.isPending}
              options={banks.data?.map((b) => ({ value: String(b.bankId), label: b.name }))}
            />
          </Form.Item>
        )}
        {role === 'district-officer' && (
          <Form.Item name="districtCode" label="区" rules={must('请选择区')}>
            <Select options={Object.entries(DISTRICTS).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
        )}
        {open.error && <ErrorState error={open.error} />}
        {open.data && (
          <SecretOnce
            title={`${open.data.login} 的初始密码`}
            secret={open.data.password}
            testId="initial-password"
          >
            请当面或经另一条途径交给本人。首次登录须换成自己的密码。
          </SecretOnce>
        )}
        <Button type="primary" htmlType="submit" loading={open.isPending} block>
          开通账号
        </Button>
      </Form>
    </Section>
  );
}
