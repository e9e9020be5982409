'use client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { DateText } from '@/components/date-text';
import { Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import { ReviewForm } from './review-form';
import styles from './score.module.css';

type Review = Outputs['risk']['myReviews'][number];

/** 请人复核: one thing at a time: ask, wait, read the answer. */
export function ReviewRequest({ scoreRunId }: { scoreRunId: string }) {
  const trpc = useTRPC();
  const reviews = useQuery(trpc.risk.myReviews.queryOptions());
  const [asking, ask] = useState(false);
  return (
    <section aria-label="请人复核">
      <h2>觉得不对？</h2>
      <Loaded query={reviews}>
        {(all) => {
          const waiting = all.some((r) => r.answer === undefined);
          return (
            <div className="stack" style={{ gap: 8 }}>
              {asking && !waiting ? (
                <ReviewForm scoreRunId={scoreRunId} done={() => ask(false)} />
              ) : (
                !waiting && (
                  <div>
                    <Button onClick={() => ask(true)}>请人复核</Button>
                  </div>
                )
              )}
              {all.map((r, i) => (
                <Told key={String(r.reviewId)} review={r} open={i === 0} />
              ))}
            </div>
          );
        }}
      </Loaded>
    </section>
  );
}

function Told({ review, open }: { review: Review; open: boolean }) {
  const { answer, reason, requestedAt } = review;
  return (
    <details open={open} className={styles.item} data-review={String(review.reviewId)}>
      <summary>
        <DateText value={requestedAt} /> 申请复核{' '}
        <StatusTag status={answer ? 'pass' : 'refer'}>{answer ? '已答复' : '等待答复'}</StatusTag>
      </summary>
      <p className={styles.said}>您写的：{reason}</p>
      {answer ? (
        <p className={styles.said}>
          <b>平台答复</b>（<DateText value={answer.at} />
          ）：{answer.text}
        </p>
      ) : (
        <ol className={styles.bullets}>
          <li>平台的工作人员会对照这次评分所用的数据，看您写的内容。</li>
          <li>答复会写在这里，您不用再交一次。</li>
          <li>分数不由人改：数据确有错漏的，更正以后下一次评分会变。</li>
        </ol>
      )}
    </details>
  );
}
