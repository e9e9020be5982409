import type { Metadata } from 'next';
import { PageTitle } from '@/components/page-title';
import { ReviewList } from '@/modules/risk/ui/review-list';

export const metadata: Metadata = { title: '评分复核' };

export default function Page() {
  return (
    <>
      <PageTitle title="评分复核" note="企业请人看它的评分；用文字答复，分数不在这里改" />
      <ReviewList />
    </>
  );
}
