import type { Metadata } from 'next';
import { PageTitle } from '@/components/page-title';
import { BatchList } from '@/modules/ingestion/ui/batch-list';
import { UploadForm } from '@/modules/ingestion/ui/upload-form';

export const metadata: Metadata = { title: '批次' };

export default function Page() {
  return (
    <>
      <PageTitle title="数据归集" note="每个文件一个批次，每一行都有去向" />
      <div className="stack">
        <UploadForm />
        <BatchList />
      </div>
    </>
  );
}
