import type { Metadata } from 'next';
import Link from 'next/link';
import { PageTitle } from '@/components/page-title';
import { DriftPage } from '@/modules/risk/ui/drift-page';

export const metadata: Metadata = { title: '模型监测' };

export default async function Page({ searchParams }: { searchParams: Promise<{ run?: string }> }) {
  const { run } = await searchParams;
  return (
    <>
      <PageTitle
        title="模型监测"
        note="一次评分与训练样本、上一次评分相比变了什么，估计是否兑现，对谁不利"
        actions={<Link href="/operator/models">模型与快照</Link>}
      />
      <DriftPage runId={run} />
    </>
  );
}
