import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PageTitle } from '@/components/page-title';
import { EditionDiff } from '@/modules/whitelist/ui/edition-diff';
import { WhitelistOverview } from '@/modules/whitelist/ui/whitelist-overview';
import { Twin } from './twin';

// What the platform and a bank see alike of their own lists; `base` is where those are.

export function WhitelistsPage({ base }: { base: string }) {
  return (
    <>
      <PageTitle
        title="白名单"
        note="每期发布后不再改动，可重放、可比较"
        actions={<Link href={`${base}/twin`}>规则变更推演</Link>}
      />
      <WhitelistOverview base={base} />
    </>
  );
}

export type DiffProps = { readonly searchParams: Promise<{ from?: string; to?: string }> };

export async function DiffPage(props: DiffProps & { readonly base: string }) {
  const { from = '', to = '' } = await props.searchParams;
  if (!/^\d{1,19}$/.test(from) || !/^\d{1,19}$/.test(to)) notFound();
  return <EditionDiff fromId={from} toId={to} base={props.base} />;
}

export type TwinProps = { readonly searchParams: Promise<{ list?: string }> };

/** @param props.drill whether enterprises may be named */
export async function TwinPage(props: TwinProps & { readonly base: string; readonly drill: boolean }) {
  const { list } = await props.searchParams;
  return (
    <>
      <PageTitle
        title="规则变更孪生推演"
        note="若当时按这套规则，名单、贷后与指标会怎样"
        actions={<Link href={props.base}>返回白名单</Link>}
      />
      <Twin list={list} drill={props.drill} />
    </>
  );
}
