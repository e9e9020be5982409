'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { ErrorState } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { TEXT_COUNT, textFits } from './review-text-rule';

/** What the enterprise has to say about its score. */
export function ReviewForm({ scoreRunId, done }: { scoreRunId: string; done: () => void }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const request = useMutation(
    trpc.risk.requestReview.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries({ queryKey: trpc.risk.myReviews.queryKey() });
        done();
      },
    }),
  );
  return (
    <Form<{ reason: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ reason }) => request.mutate({ scoreRunId, reason })}
    >
      <Form.Item
        name="reason"
        label="哪里不对，为什么？"
        extra="写清哪一项、实际是多少。不要写身份证号，写了也会被遮盖。"
        rules={[{ validator: textFits }]}
        validateTrigger="onBlur"
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} count={TEXT_COUNT} />
      </Form.Item>
      {request.error && <ErrorState error={request.error} />}
      <div className="row" style={{ marginTop: 8 }}>
        <Button type="primary" htmlType="submit" loading={request.isPending}>
          提交申请
        </Button>
        <Button onClick={done}>先不申请</Button>
      </div>
    </Form>
  );
}
