'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DateText } from '@/components/date-text';
import { PageTitle } from '@/components/page-title';
import { Loaded } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { EvidenceDrawer } from './evidence-drawer';
import { grouped } from './feature-groups';
import { FeatureTable } from './feature-table';
import { FreshnessTable } from './freshness-table';
import styles from './profile-page.module.css';

/** 我的信用: what the platform knows of the enterprise, from where and as of when. */
export function ProfilePage({ score }: { score: (snapshotId: string) => React.ReactNode }) {
  const trpc = useTRPC();
  const profile = useQuery(trpc.features.profile.queryOptions({}));
  const [shown, setShown] = useState<string>();
  return (
    <Loaded query={profile}>
      {({ snapshot, features, freshness }) => (
        <>
          <PageTitle
            title="我的信用"
            note={
              <>
                数据截至 {snapshot.asOf} · 平台获知于 <DateText value={snapshot.knownAt} time /> ·
                点数值看它来自哪条记录
              </>
            }
          />
          <div className="columns two">
            <div className="stack">
              {grouped(features).map(({ title, features: own }) => (
                <FeatureTable key={title} title={title} features={own} onShow={setShown} />
              ))}
            </div>
            <div className={`stack ${styles.first}`}>
              {score(snapshot.id)}
              <FreshnessTable freshness={freshness} />
            </div>
          </div>
          <EvidenceDrawer feature={shown} onClose={() => setShown(undefined)} />
        </>
      )}
    </Loaded>
  );
}
