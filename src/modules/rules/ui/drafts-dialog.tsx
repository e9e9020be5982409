'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { dateWords } from '@/components/date-text';
import { EmptyState, Loaded } from '@/components/states';
import { useTRPC } from '@/trpc/client';

type Props = {
  /** the one being edited */
  current: bigint | undefined;
  onOpen: (key: string) => void;
  onRenamed: (name: string, version: number) => void;
  /** the one being edited is gone */
  onDeleted: () => void;
  close: () => void;
};

/** 筛选草稿 of the house: to open, rename, delete. */
export function DraftsDialog({ current, onOpen, onRenamed, onDeleted, close }: Props) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const drafts = useQuery({ ...trpc.rules.drafts.queryOptions(), staleTime: 0 });
  const [renaming, rename] = useState<{ id: bigint; name: string }>();
  const listed = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: trpc.rules.drafts.queryKey() }),
      queries.invalidateQueries({ queryKey: trpc.whitelist.sources.queryKey() }),
    ]);
  };
  const onError = (error: { message: string }) => void message.error(error.message);
  const save = useMutation(
    trpc.rules.saveDraft.mutationOptions({
      onError,
      onSuccess: async (done, { name }) => {
        if (done.id === current && name) onRenamed(name, done.version);
        rename(undefined);
        await listed();
      },
    }),
  );
  const remove = useMutation(
    trpc.rules.deleteDraft.mutationOptions({
      onError,
      onSuccess: async (_, { id }) => {
        await listed();
        if (BigInt(id) === current) onDeleted();
      },
    }),
  );
  return (
    <Modal open title="筛选草稿" footer={null} onCancel={close} width={640}>
      <p className="muted" style={{ marginTop: 0 }}>
        本机构的同事都能看到并修改；改动与删除留有记录。
      </p>
      <Loaded query={drafts}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState>还没有草稿；改动规则后会自动存为草稿。</EmptyState>
          ) : (
            <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {all.map((d) => (
                <li
                  key={String(d.id)}
                  className="row"
                  style={{ justifyContent: 'space-between', padding: '4px 0' }}
                >
                  {renaming?.id === d.id ? (
                    <Space.Compact>
                      <Input
                        size="small"
                        aria-label="新名称"
                        maxLength={64}
                        value={renaming.name}
                        onChange={(e) => rename({ id: d.id, name: e.target.value })}
                      />
                      <Button
                        size="small"
                        type="primary"
                        loading={save.isPending}
                        disabled={renaming.name.trim() === ''}
                        onClick={() =>
                          save.mutate({ id: d.id, version: d.version, name: renaming.name.trim() })
                        }
                      >
                        改名
                      </Button>
                    </Space.Compact>
                  ) : (
                    <span>
                      <Button
                        type="link"
                        size="small"
                        style={{ padding: 0 }}
                        disabled={d.id === current}
                        onClick={() => onOpen(`draft:${d.id}`)}
                      >
                        {d.name}
                      </Button>{' '}
                      <span className="muted">
                        {d.id === current ? '正在编辑 · ' : ''}
                        {d.updatedBy} {dateWords(d.updatedAt, true)}
                      </span>
                    </span>
                  )}
                  <span>
                    <Button type="text" size="small" onClick={() => rename({ id: d.id, name: d.name })}>
                      改名
                    </Button>
                    <Popconfirm
                      title={`删除草稿“${d.name}”？`}
                      okText="删除"
                      onConfirm={() => remove.mutate({ id: d.id })}
                    >
                      <Button type="text" size="small" danger>
                        删除
                      </Button>
                    </Popconfirm>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Modal>
  );
}
