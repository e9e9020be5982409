'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal } from 'antd';
import { dateWords } from '@/components/date-text';
import { ErrorState } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';

type Target = Outputs['districts']['targets'][number];
type Values = { value: number; reportedOn: string; note?: string };

/** 填报: a number the platform has no source for, with its day. Earlier reports stay. */
export function ReportDialog({ target, close }: { target: Target; close: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const report = useMutation(
    trpc.districts.report.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.districts.targets.queryKey() });
        message.success(`已填报“${target.label}”，原有填报保留备查。`);
        close();
      },
    }),
  );
  return (
    <Modal
      open
      title={`填报：${target.label}`}
      okText="填报"
      onCancel={close}
      onOk={form.submit}
      confirmLoading={report.isPending}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ value: target.actual, reportedOn: dateWords(new Date()) }}
        onFinish={({ value, reportedOn, note }) =>
          report.mutate({ targetId: target.targetId, value, reportedOn, note: note ?? '' })
        }
      >
        <Form.Item
          name="value"
          label="截至当日的数值"
          rules={[{ required: true, message: '请填写数值；还没有数据就不要填报，未知不等于零。' }]}
        >
          <InputNumber min={0} suffix={target.unit} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item
          name="reportedOn"
          label="数据日期"
          rules={[{ required: true, pattern: /^\d{4}-\d{2}-\d{2}$/, message: '日期须形如 2026-11-20' }]}
        >
          <Input placeholder="2026-11-20" maxLength={10} />
        </Form.Item>
        <Form.Item name="note" label="说明（来源、口径）">
          <Input.TextArea maxLength={255} showCount rows={2} />
        </Form.Item>
        {report.error && <ErrorState error={report.error} />}
      </Form>
    </Modal>
  );
}
