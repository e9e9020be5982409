'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ErrorState } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';

type Build = Outputs['whitelist']['get'];

/** 复核: publish or give back with a reason; the maker only sees that it waits for somebody else. */
export function CheckBar(props: { build: Build; own: boolean; mayCheck: boolean; base: string }) {
  const { build, own, mayCheck, base } = props;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const { message } = App.useApp();
  const [asking, ask] = useState<'publish' | 'return'>();
  const [remark, setRemark] = useState('');
  const again = () => queries.invalidateQueries({ queryKey: trpc.whitelist.pathKey() });
  const publish = useMutation(
    trpc.whitelist.publish.mutationOptions({
      onSuccess: async ({ number, editionId }) => {
        message.success(`已发布第 ${number} 期，不再改动。`);
        await again();
        router.push(`${base}/editions/${editionId}`);
      },
    }),
  );
  const giveBack = useMutation(
    trpc.whitelist.giveBack.mutationOptions({
      onSuccess: async () => {
        message.success('已退回给生成人，意见已记录。');
        ask(undefined);
        await again();
      },
    }),
  );
  const step = { buildId: build.buildId, version: build.version };
  const error = asking === 'return' ? giveBack.error : publish.error;
  if (!mayCheck)
    return (
      <Alert
        type="info"
        showIcon
        title={
          own
            ? '已提交，等待另一位复核人员发布或退回；您不能复核自己生成的名单。'
            : '等待复核人员发布或退回。'
        }
      />
    );
  return (
    <div className="stack" style={{ gap: 8 }}>
      <div className="row">
        <Button type="primary" onClick={() => ask('publish')}>
          发布
        </Button>
        <Button onClick={() => ask('return')}>退回</Button>
        <span className="muted">由 {build.madeBy} 生成，请核对漏斗、规则与口径。</span>
      </div>
      <Modal
        open={asking !== undefined}
        title={asking === 'return' ? '退回名单' : `发布“${build.whitelist.name}”新一期`}
        okText={asking === 'return' ? '退回' : '发布'}
        onCancel={() => ask(undefined)}
        confirmLoading={publish.isPending || giveBack.isPending}
        okButtonProps={{ disabled: asking === 'return' && remark.trim().length < 4 }}
        onOk={() => (asking === 'return' ? giveBack.mutate({ ...step, remark }) : publish.mutate(step))}
      >
        {asking === 'return' ? (
          <>
            <label htmlFor="remark">退回原因（至少 4 个字，生成人会看到）</label>
            <Input.TextArea
              id="remark"
              rows={3}
              maxLength={512}
              value={remark}
              onChange={(e) => setRemark(e.target.value)}
            />
          </>
        ) : (
          <p style={{ margin: 0 }}>
            {build.members.toLocaleString('zh-CN')} 户企业将进入新一期名单，发布后不能改动，只能另发一期。
          </p>
        )}
        {error && <ErrorState error={error} />}
      </Modal>
    </div>
  );
}
