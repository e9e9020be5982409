import type { Metadata } from 'next';
import { PageTitle } from '@/components/page-title';
import { DirectedPage } from '@/modules/matching/ui/directed-page';

export const metadata: Metadata = { title: '定向撮合' };

export default async function Page({ searchParams }: { searchParams: Promise<{ plan?: string }> }) {
  const { plan } = await searchParams;
  return (
    <>
      <PageTitle title="定向撮合" note="在银行额度与各区最低户数之下，把全部融资需求一次配给在售产品" />
      <DirectedPage planId={plan} />
    </>
  );
}
