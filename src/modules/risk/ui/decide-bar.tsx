'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { ErrorState } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';

type Activation = Outputs['risk']['activations']['activations'][number];

/** 复核: approve, or give back with a reason; the maker is told why there is no button. */
export function DecideBar({ activation }: { activation: Activation }) {
  const { id, model, version, own, proposedBy } = activation;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [asking, ask] = useState<'approved' | 'rejected'>();
  const [note, setNote] = useState('');
  const decide = useMutation(
    trpc.risk.decideModel.mutationOptions({
      onSuccess: async ({ status, champion }) => {
        const words = status === 'approved' ? '已启用' : '已退回';
        message.success(`${words}。主模型为 ${champion.name} ${champion.version}。`);
        ask(undefined);
        await queries.invalidateQueries({ queryKey: trpc.risk.pathKey() });
      },
    }),
  );
  if (own)
    return (
      <Alert type="info" showIcon title="您是经办人，须由另一位操作员复核；您不能同意或退回自己的申请。" />
    );
  const rejecting = asking === 'rejected';
  return (
    <div className="row">
      <Button type="primary" onClick={() => ask('approved')}>
        同意启用
      </Button>
      <Button onClick={() => ask('rejected')}>退回</Button>
      <span className="muted">由 {proposedBy} 经办，请核对对比结果与理由。</span>
      <Modal
        open={asking !== undefined}
        title={rejecting ? `退回第 ${id} 号申请` : `启用 ${model} ${version}`}
        okText={rejecting ? '退回' : '同意启用'}
        onCancel={() => ask(undefined)}
        confirmLoading={decide.isPending}
        okButtonProps={{ disabled: rejecting && note.trim().length < 4 }}
        onOk={() => asking && decide.mutate({ id, decision: asking, note })}
      >
        {!rejecting && <p>同意后，此版本即为主模型，决定以后的评分、匹配与名单；以前的评分不变。</p>}
        <label htmlFor={`decision-${id}`}>{rejecting ? '退回原因（至少 4 个字）' : '意见（可不填）'}</label>
        <Input.TextArea
          id={`decision-${id}`}
          rows={3}
          maxLength={500}
          value={note}
          onChange={(e) => setNote(e.target.value)}
        />
        {decide.error && <ErrorState error={decide.error} />}
      </Modal>
    </div>
  );
}
