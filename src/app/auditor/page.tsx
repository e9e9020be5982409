import type { Metadata } from 'next';
import { PageTitle } from '@/components/page-title';
import { ROLE_LABELS } from '@/modules/account/labels';
import { ChainStatus } from '@/modules/audit/ui/chain-status';
import { TrailList } from '@/modules/audit/ui/trail-list';

export const metadata: Metadata = { title: '审计记录' };

export default function Page() {
  return (
    <>
      <PageTitle title="审计" note="只能查看、导出和校验；您的每次查看与导出也会留下记录" />
      <div className="stack">
        <ChainStatus />
        <TrailList roles={ROLE_LABELS} />
      </div>
    </>
  );
}
