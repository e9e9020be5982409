'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input } from 'antd';
import { DateText } from '@/components/date-text';
import { ErrorState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { TEXT_COUNT, textFits } from './review-text-rule';
import styles from './score.module.css';
import { ScoreView } from './score-view';

type Review = Outputs['risk']['openReviews']['rows'][number];

/** One review: what was written, the score as the enterprise saw it, and the answer to be given. */
export function ReviewDrawer({ review, close }: { review: Review; close: () => void }) {
  const trpc = useTRPC();
  const { reviewId, enterprise, reason, requestedAt } = review;
  const score = useQuery(trpc.risk.reviewedScore.queryOptions({ reviewId }));
  return (
    <Drawer open size={560} title={`答复：${enterprise}`} onClose={close}>
      <div className="stack">
        <div>
          <h2>
            企业写的 <DateText value={requestedAt} />
          </h2>
          <p className={styles.said}>{reason}</p>
        </div>
        <AnswerForm reviewId={reviewId} done={close} />
        <div>
          <h2>当时的评分</h2>
          <Loaded query={score}>{(told) => <ScoreView score={told} />}</Loaded>
        </div>
      </div>
    </Drawer>
  );
}

function AnswerForm({ reviewId, done }: { reviewId: string; done: () => void }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const answer = useMutation(
    trpc.risk.answerReview.mutationOptions({
      onSuccess: async () => {
        message.success('已答复，企业会在“我的信用”看到。');
        done();
        await cache.invalidateQueries({ queryKey: trpc.risk.pathKey() });
      },
    }),
  );
  return (
    <Form<{ answer: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => answer.mutate({ reviewId, answer: fields.answer })}
    >
      <Form.Item
        name="answer"
        label="答复（企业会看到，提交后不能改）"
        extra="写明核对了什么、结果如何、企业下一步做什么。分数不在这里改。"
        rules={[{ validator: textFits }]}
        validateTrigger="onBlur"
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} count={TEXT_COUNT} />
      </Form.Item>
      {answer.error && <ErrorState error={answer.error} />}
      <Button type="primary" htmlType="submit" loading={answer.isPending} style={{ marginTop: 8 }}>
        提交答复
      </Button>
    </Form>
  );
}
