'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { PageTitle } from '@/components/page-title';
import { Loaded } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { ApplyAuthorise } from './apply-authorise';
import { ApplyChoose } from './apply-choose';
import { ApplyNeed, type Asked } from './apply-need';

/** 申请贷款: three questions, one at a time: how much, whom, what they may see. */
export function ApplyPage() {
  const trpc = useTRPC();
  const router = useRouter();
  const address = useSearchParams();
  const formId = address.get('form');
  const product = address.get('product') ?? undefined;
  const need = useQuery(trpc.matching.need.queryOptions());
  const [asked, setAsked] = useState<Asked>();
  const step = formId ? 3 : asked ? 2 : 1;
  return (
    <>
      <PageTitle title="申请贷款" note={`第 ${step} 步，共 3 步`} />
      {formId ? (
        <ApplyAuthorise formId={formId} />
      ) : asked ? (
        <ApplyChoose
          asked={asked}
          first={product}
          back={() => setAsked(undefined)}
          done={(id) => router.push(`/enterprise/apply?form=${id}`)}
        />
      ) : (
        <Loaded query={need}>{(terms) => <ApplyNeed need={terms} onNext={setAsked} />}</Loaded>
      )}
    </>
  );
}
