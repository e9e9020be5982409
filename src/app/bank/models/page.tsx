import type { Metadata } from 'next';
import { PageTitle } from '@/components/page-title';
import { ModelList } from '@/modules/risk/ui/model-list';

export const metadata: Metadata = { title: '模型' };

export default function Page() {
  return (
    <>
      <PageTitle title="模型" note="平台评分所用的模型与说明；供人参考，不单独决定能否贷款" />
      <div className="stack">
        <ModelList />
      </div>
    </>
  );
}
