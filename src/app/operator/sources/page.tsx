import type { Metadata } from 'next';
import { PageTitle } from '@/components/page-title';
import { ScoreCardTable } from '@/modules/ingestion/ui/score-card-table';

export const metadata: Metadata = { title: '信源评分' };

export default function Page() {
  return (
    <>
      <PageTitle title="信源" note="报送单位、频度与数据质量" />
      <ScoreCardTable />
    </>
  );
}
