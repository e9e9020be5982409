'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ErrorState } from '@/components/states';
import { DISTRICTS } from '@/kernel/districts';
import { useTRPC } from '@/trpc/client';
import type { WhitelistDefinition } from '../domain/definition';

type Values = { list: string; name?: string; purpose?: string; cap?: number; districts?: string[] };

const NEW = 'new';

/** A code of its own for a new list; nobody has to think one up. */
function newCode(): string {
  const random = crypto.getRandomValues(new Uint32Array(2));
  return `list-${[...random].map((n) => n.toString(36)).join('')}`;
}

/** 提交复核: builds the list of these rules and hands it to a second person. */
export function BuildDialog(props: {
  definition: WhitelistDefinition;
  suggested: { name: string; purpose: string };
  close: () => void;
}) {
  const { definition, suggested, close } = props;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [form] = Form.useForm<Values>();
  const [code] = useState(newCode);
  const list = Form.useWatch('list', form) ?? NEW;
  const lists = useQuery(trpc.whitelist.list.queryOptions());
  const build = useMutation(
    trpc.whitelist.build.mutationOptions({
      onSuccess: async ({ buildId }) => {
        await queries.invalidateQueries({ queryKey: trpc.whitelist.pathKey() });
        router.push(`/bank/whitelists/builds/${buildId}`);
      },
    }),
  );
  const send = (v: Values) => {
    const held = lists.data?.find((l) => l.code === v.list);
    build.mutate({
      code: held?.code ?? code,
      name: held?.name ?? v.name ?? suggested.name,
      purpose: held?.purpose ?? v.purpose ?? suggested.purpose,
      definition: { ...definition, cap: v.cap ?? null, districts: v.districts ?? [] },
    });
  };
  return (
    <Modal
      open
      title="生成名单，提交复核"
      okText="提交复核"
      onCancel={close}
      onOk={form.submit}
      confirmLoading={build.isPending}
    >
      <p className="muted" style={{ marginTop: 0 }}>
        提交后由另一位复核人员发布或退回；生成人不能复核自己的名单。
      </p>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          list: NEW,
          ...suggested,
          cap: definition.cap ?? undefined,
          districts: [...definition.districts],
        }}
        onFinish={send}
      >
        <Form.Item name="list" label="归入">
          <Select
            options={[
              { value: NEW, label: '新建一份白名单' },
              ...(lists.data ?? []).map((l) => ({ value: l.code, label: `${l.name}（再出一期）` })),
            ]}
          />
        </Form.Item>
        {list === NEW && (
          <>
            <Form.Item
              name="name"
              label="名称"
              rules={[{ required: true, min: 2, max: 64, message: '请写 2 到 64 个字的名称' }]}
            >
              <Input />
            </Form.Item>
            <Form.Item
              name="purpose"
              label="用途"
              rules={[{ required: true, min: 2, max: 128, message: '请写 2 到 128 个字的用途' }]}
            >
              <Input />
            </Form.Item>
          </>
        )}
        <Form.Item name="districts" label="地区（不选即全市）">
          <Select
            mode="multiple"
            options={Object.entries(DISTRICTS).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="cap" label="名额上限（不填即不限）">
          <InputNumber min={1} max={1_000_000} precision={0} suffix="户" style={{ width: '100%' }} />
        </Form.Item>
        {build.error && <ErrorState error={build.error} />}
      </Form>
    </Modal>
  );
}
