'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { useCursor } from '@/components/use-cursor';
import { type Outputs, useTRPC } from '@/trpc/client';
import { AnsweredList } from './answered-list';
import { reviewColumns } from './review-columns';
import { ReviewDrawer } from './review-drawer';

type Open = Outputs['risk']['openReviews']['rows'][number];

/** 评分复核: what enterprises ask a person to look at, first asked first; below, what was answered. */
export function ReviewList() {
  const trpc = useTRPC();
  const [name, setName] = useState('');
  const [opened, open] = useState<Open>();
  const cursor = useCursor();
  const openReviews = useQuery({
    ...trpc.risk.openReviews.queryOptions({ name: name || undefined, limit: 20, from: cursor.at }),
    placeholderData: keepPreviousData,
  });
  const look = (text: string) => {
    setName(text.trim());
    cursor.toFirst();
  };
  const columns: readonly Column<Open>[] = [
    { key: 'days', title: '已等（天）', value: (r) => r.waitingDays, number: true },
    ...reviewColumns<Open>(),
    {
      key: 'act',
      title: '',
      value: () => '',
      plain: true,
      render: (r) => (
        <Button type="link" size="small" aria-label={`答复${r.enterprise}`} onClick={() => open(r)}>
          答复
        </Button>
      ),
    },
  ];
  return (
    <div className="stack">
      <Input.Search
        allowClear
        aria-label="按企业查找"
        placeholder="企业名称或统一社会信用代码"
        onSearch={look}
        style={{ maxWidth: 360 }}
      />
      <Section title="等待答复" note="先申请的在前">
        <Loaded query={openReviews}>
          {(page) => (
            <>
              <p className="muted" style={{ margin: 0 }}>
                共 {page.open} 份在等
              </p>
              <DataTable
                name="等待答复的复核"
                rows={page.rows}
                columns={columns}
                rowKey={(r) => r.reviewId}
                empty={name ? `没有“${name}”的申请在等。` : '没有申请在等。'}
                search={false}
              />
              <Pager cursor={cursor} next={page.next} />
            </>
          )}
        </Loaded>
      </Section>
      <AnsweredList key={name} name={name} />
      {opened && <ReviewDrawer key={opened.reviewId} review={opened} close={() => open(undefined)} />}
    </div>
  );
}
