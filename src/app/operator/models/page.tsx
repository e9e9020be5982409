import type { Metadata } from 'next';
import Link from 'next/link';
import { PageTitle } from '@/components/page-title';
import { SnapshotList } from '@/modules/features/ui/snapshot-list';
import { ActivationList } from '@/modules/risk/ui/activation-list';
import { ModelList } from '@/modules/risk/ui/model-list';

export const metadata: Metadata = { title: '模型与快照' };

export default function Page() {
  return (
    <>
      <PageTitle
        title="模型与快照"
        note="评分 = 模型 × 快照，两者都有编号与哈希"
        actions={<Link href="/operator/models/drift">模型监测</Link>}
      />
      <div className="stack">
        <ActivationList />
        <ModelList />
        <SnapshotList />
      </div>
    </>
  );
}
