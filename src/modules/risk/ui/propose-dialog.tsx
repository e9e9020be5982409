'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { EmptyState, ErrorState, Loaded } from '@/components/states';
import { useTRPC } from '@/trpc/client';

type Values = { candidate: string; note: string };

/** 经办: names a version and why; the comparison is made and the proposal waits for a second person. */
export function ProposeDialog({ close }: { close: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const candidates = useQuery(trpc.risk.candidates.queryOptions());
  const propose = useMutation(
    trpc.risk.proposeModel.mutationOptions({
      onSuccess: async ({ id }) => {
        message.success(`启用申请第 ${id} 号已提交，等待另一位操作员复核。`);
        await queries.invalidateQueries({ queryKey: trpc.risk.activations.pathKey() });
        close();
      },
    }),
  );
  const send = ({ candidate, note }: Values) => {
    const [name, version] = candidate.split('@') as [string, string];
    propose.mutate({ name, version, note });
  };
  return (
    <Modal
      open
      title="申请启用另一个模型版本"
      okText="提交复核"
      okButtonProps={{ disabled: !candidates.data?.length }}
      onCancel={close}
      onOk={form.submit}
      confirmLoading={propose.isPending}
    >
      <p className="muted" style={{ marginTop: 0 }}>
        提交时与现用主模型在最新快照上对比；另一位操作员同意后才生效，以前的评分不变。
      </p>
      <Loaded query={candidates}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState>
              models 目录里没有别的、通过校验的企业评分卡。新版本放入 models/名称/版本/ 后再来申请。
            </EmptyState>
          ) : (
            <Form<Values> form={form} layout="vertical" onFinish={send}>
              <Form.Item
                name="candidate"
                label="模型版本"
                rules={[{ required: true, message: '请选择版本' }]}
              >
                <Select
                  options={found.map((c) => ({
                    value: `${c.name}@${c.version}`,
                    label: `${c.label} ${c.version}`,
                  }))}
                />
              </Form.Item>
              <Form.Item
                name="note"
                label="为什么启用（10 到 500 个字）"
                rules={[
                  { required: true, whitespace: true, min: 10, max: 500, message: '请写 10 到 500 个字' },
                ]}
              >
                <Input.TextArea rows={3} maxLength={500} />
              </Form.Item>
            </Form>
          )
        }
      </Loaded>
      {propose.error && <ErrorState error={propose.error} />}
    </Modal>
  );
}
