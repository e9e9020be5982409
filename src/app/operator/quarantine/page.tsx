import type { Metadata } from 'next';
import { PageTitle } from '@/components/page-title';
import { quarantineAddressSchema } from '@/modules/ingestion/schema';
import { QuarantineList } from '@/modules/ingestion/ui/quarantine-list';

export const metadata: Metadata = { title: '问题数据' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function Page({ searchParams }: { searchParams: Query }) {
  const filter = quarantineAddressSchema.parse(await searchParams);
  return (
    <>
      <PageTitle title="问题数据" note="更正后入库，或写明原因不再处理" />
      <QuarantineList filter={filter} />
    </>
  );
}
