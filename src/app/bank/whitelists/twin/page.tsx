import type { Metadata } from 'next';
import Link from 'next/link';
import { PageTitle } from '@/components/page-title';
import { Twin } from '../../../twin';

export const metadata: Metadata = { title: '规则变更推演' };

export default async function Page({ searchParams }: { searchParams: Promise<{ list?: string }> }) {
  const { list } = await searchParams;
  return (
    <>
      <PageTitle
        title="规则变更孪生推演"
        note="若当时按这套规则，名单、贷后与指标会怎样"
        actions={<Link href="/bank/whitelists">返回白名单</Link>}
      />
      <Twin list={list} drill={false} />
    </>
  );
}
