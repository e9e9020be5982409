'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '@/components/data-table';
import { DateText } from '@/components/date-text';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { useCursor } from '@/components/use-cursor';
import { type Outputs, useTRPC } from '@/trpc/client';
import { reviewColumns } from './review-columns';

type Answered = Outputs['risk']['answeredReviews']['rows'][number];

const COLUMNS: readonly Column<Answered>[] = [
  ...reviewColumns<Answered>(),
  {
    key: 'answer',
    title: '答复',
    width: 320,
    value: (r) => r.answer,
    render: (r) => <span style={{ whiteSpace: 'pre-wrap' }}>{r.answer}</span>,
  },
  {
    key: 'answeredAt',
    title: '答复时间',
    value: (r) => r.answeredAt,
    render: (r) => (
      <>
        <DateText value={r.answeredAt} /> {r.answeredBy}
      </>
    ),
  },
];

/** Reviews that were answered, newest first. @param name part of an enterprise's name, or '' */
export function AnsweredList({ name }: { name: string }) {
  const trpc = useTRPC();
  const cursor = useCursor();
  const answered = useQuery({
    ...trpc.risk.answeredReviews.queryOptions({ name: name || undefined, limit: 20, from: cursor.at }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title="已答复" note="最近的在前">
      <Loaded query={answered}>
        {(page) => (
          <>
            <DataTable
              name="已答复的复核"
              rows={page.rows}
              columns={COLUMNS}
              rowKey={(r) => r.reviewId}
              empty={name ? `没有答复过“${name}”的申请。` : '还没有答复过申请。'}
              search={false}
            />
            <Pager cursor={cursor} next={page.next} />
          </>
        )}
      </Loaded>
    </Section>
  );
}
