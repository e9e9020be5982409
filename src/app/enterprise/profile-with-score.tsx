'use client';
import { ProfilePage } from '@/modules/features/ui/profile-page';
import { ScoreCard } from '@/modules/risk/ui/score-card';

export function ProfileWithScore() {
  return <ProfilePage score={(snapshotId) => <ScoreCard snapshotId={snapshotId} />} />;
}
