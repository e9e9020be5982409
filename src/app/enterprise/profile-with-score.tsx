'use client';
import { InvitationNotice } from '@/modules/consent/ui/invitation-notice';
import { ProfilePage } from '@/modules/features/ui/profile-page';
import { ScoreCard } from '@/modules/risk/ui/score-card';

export function ProfileWithScore() {
  return (
    <>
      <InvitationNotice />
      <ProfilePage score={(snapshotId) => <ScoreCard snapshotId={snapshotId} />} />
    </>
  );
}
