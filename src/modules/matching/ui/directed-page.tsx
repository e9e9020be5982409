'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { DateText } from '@/components/date-text';
import { Section } from '@/components/section';
import { EmptyState, ErrorState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import styles from './directed.module.css';
import { DirectedForm } from './directed-form';
import { DirectedPlanView } from './directed-plan-view';

/** 定向撮合: quotas and minimums, one run, and the plan it gave; the plan shown stays in the address. */
export function DirectedPage({ planId }: { planId?: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queries = useQueryClient();
  const defaults = useQuery(trpc.matching.directedDefaults.queryOptions());
  const plans = useQuery(trpc.matching.directedPlans.queryOptions());
  const run = useMutation(
    trpc.matching.directedRun.mutationOptions({
      onSuccess: async ({ planId: made }) => {
        await queries.invalidateQueries({ queryKey: trpc.matching.directedPlans.queryKey() });
        router.push(`?plan=${made}`, { scroll: false });
      },
    }),
  );
  const shown = planId ?? plans.data?.[0]?.planId.toString();
  return (
    <div className="stack">
      <Loaded query={defaults}>
        {(data) => (
          <DirectedForm defaults={data} running={run.isPending} run={(limits) => run.mutate(limits)} />
        )}
      </Loaded>
      {run.error && <ErrorState error={run.error} />}
      {shown === undefined ? (
        <Loaded query={plans}>
          {() => (
            <Section title="方案">
              <EmptyState>还没有撮合过。设好额度与最低户数后点“撮合”，方案会保存在这里。</EmptyState>
            </Section>
          )}
        </Loaded>
      ) : (
        <ShownPlan key={shown} planId={shown} />
      )}
      <Loaded query={plans}>{(data) => (data.length > 0 ? <PastPlans plans={data} /> : null)}</Loaded>
    </div>
  );
}

function ShownPlan({ planId }: { planId: string }) {
  const trpc = useTRPC();
  const plan = useQuery(trpc.matching.directedPlan.queryOptions({ planId }));
  return <Loaded query={plan}>{(data) => <DirectedPlanView plan={data} />}</Loaded>;
}

function PastPlans({ plans }: { plans: Outputs['matching']['directedPlans'] }) {
  return (
    <Section title="历次方案" note="同样的输入得到同样的文件，方案不会被改写">
      <ul className={styles.plans}>
        {plans.map((p) => (
          <li key={String(p.planId)}>
            <Link href={`?plan=${p.planId}`} scroll={false}>
              方案 {String(p.planId)}
            </Link>
            <span>
              满足 {p.served}/{p.needs} 户{p.short > 0 && <span className="fail">，缺口 {p.short} 户</span>}
              {!p.proven && <span className="unknown">，未证明最优</span>}
            </span>
            <span className="muted">
              {p.madeBy} · <DateText value={p.madeAt} time /> · 快照 {p.snapshotId} · {p.sha256.slice(0, 12)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
