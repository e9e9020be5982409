'use client';
import { useQuery } from '@tanstack/react-query';
import { PathSteps } from '@/components/path-steps';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';

type Listing = Outputs['whitelist']['ownListing'][number];

/** 平台名单: where the enterprise stands with each list; nothing where there is none. */
export function OwnListing() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.whitelist.ownListing.queryOptions());
  if (!data || data.length === 0) return null;
  return (
    <section className="stack" style={{ gap: 4, marginTop: 16 }} aria-label="平台融资名单">
      <h2 style={{ margin: 0 }}>平台融资名单</h2>
      {data.map((listing) => (
        <One key={`${listing.whitelistId}`} listing={listing} />
      ))}
    </section>
  );
}

function One({ listing }: { listing: Listing }) {
  const { name, edition, asOf, outcome, path, outside } = listing;
  const head = (
    <>
      {name}{' '}
      <span className="muted">
        第 {edition} 期，数据截至 {asOf}
      </span>
    </>
  );
  const tag =
    outcome === 'pass' ? (
      <StatusTag status="pass">在名单上</StatusTag>
    ) : (
      <StatusTag status={outcome === 'refer' ? 'refer' : 'fail'}>
        {outcome === 'refer' ? '由人来看' : '不在名单上'}
      </StatusTag>
    );
  if (!path || outcome === 'pass' || outside)
    return (
      <div>
        {tag} {head}
        {outside && (
          <div className="muted">
            条件都符合，或名单没有看到贵企业：可能限于部分企业、有数量上限，或当时没有数据。
          </div>
        )}
      </div>
    );
  return (
    <details>
      <summary>
        {tag} {head} · 怎样才能上榜
      </summary>
      <PathSteps path={path} />
    </details>
  );
}
