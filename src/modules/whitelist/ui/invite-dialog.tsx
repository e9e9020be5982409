'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { ErrorState } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { CATEGORY_LABELS } from '../labels';

type Told = NonNullable<Outputs['whitelist']['invitations']>;
type Sent = Outputs['whitelist']['invite'];
type Category = Told['asks'][number];
type Fields = { whom: 'all' | 'pass'; categories: Category[]; purpose: string; months: number };

const MONTHS = [3, 6, 12, 24, 36].map((value) => ({ value, label: `${value} 个月` }));
const CATEGORIES = Object.entries(CATEGORY_LABELS).map(([value, label]) => ({ value, label }));
const count = (n: number) => n.toLocaleString('zh-CN');

const atLeastOne = async (_: unknown, chosen: readonly string[]) => {
  if (chosen.length === 0) throw new Error('请至少选一类');
};

/** What the bank wants to see, what for and how long: the enterprise reads exactly this. */
export function InviteDialog({
  editionId,
  told,
  close,
}: {
  editionId: string;
  told: Told;
  close: () => void;
}) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const invite = useMutation(
    trpc.whitelist.invite.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.whitelist.invitations.queryKey() }),
    }),
  );
  return (
    <Modal
      open
      title="邀请未授权企业"
      okText={invite.isSuccess ? '知道了' : '请平台发出邀请'}
      cancelButtonProps={{ style: invite.isSuccess ? { display: 'none' } : undefined }}
      confirmLoading={invite.isPending}
      onCancel={close}
      onOk={() => (invite.isSuccess ? close() : form.submit())}
    >
      {invite.isSuccess ? (
        <Answer sent={invite.data} />
      ) : (
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ whom: 'all', categories: [...told.asks], purpose: '贷款审批', months: 12 }}
          onFinish={(fields) => invite.mutate({ editionId, ...fields })}
        >
          <Form.Item name="whom" label="邀请谁">
            <Radio.Group
              options={[
                { value: 'all', label: `全部未授权企业 ${count(told.unauthorised.all)} 户` },
                { value: 'pass', label: `只邀请符合的 ${count(told.unauthorised.pass)} 户` },
              ]}
            />
          </Form.Item>
          <Form.Item
            name="categories"
            label="请求查看的数据（已按本期规则选好）"
            rules={[{ validator: atLeastOne }]}
          >
            <Checkbox.Group options={CATEGORIES} />
          </Form.Item>
          <Form.Item
            name="purpose"
            label="用途（企业会看到）"
            rules={[{ required: true, whitespace: true, max: 255, message: '请写明用途' }]}
          >
            <Input />
          </Form.Item>
          <Form.Item name="months" label="授权多久">
            <Select options={MONTHS} />
          </Form.Item>
          {invite.error && <ErrorState error={invite.error} />}
          <p className="muted">
            邀请 30 天内有效。婉拒过本行的企业 90 天内不再邀请；同时收到 5 家银行邀请的企业本次不邀请。
          </p>
        </Form>
      )}
    </Modal>
  );
}

function Answer({ sent: { sent, already, full } }: { sent: Sent }) {
  if (sent === undefined)
    return <p>平台已受理：该邀请的都已邀请。其中有不足 10 户的部分，为免认出是谁，不显示户数。</p>;
  return (
    <p>
      新发出 {count(sent)} 户邀请。
      {already !== undefined && already > 0 && `此前已邀请过 ${count(already)} 户，没有重复发送。`}
      {full !== undefined && full > 0 && `另有 ${count(full)} 户收到的邀请已满，本次没有发送。`}
    </p>
  );
}
