import type { Metadata } from 'next';
import { PageTitle } from '@/components/page-title';
import { CaseQueue } from '@/modules/redress/ui/case-queue';

export const metadata: Metadata = { title: '异议与修复' };

export default function Page() {
  return (
    <>
      <PageTitle title="异议与修复" note="谁认定谁修复：核对材料，转认定机关，录入其答复" />
      <CaseQueue />
    </>
  );
}
