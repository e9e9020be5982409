'use client';
import { InvitationNotice } from '@/modules/consent/ui/invitation-notice';
import { ProfilePage } from '@/modules/features/ui/profile-page';
import { OwnCorrectionNotice } from '@/modules/redress/ui/own-correction-notice';
import { ScoreCard } from '@/modules/risk/ui/score-card';
import { OwnListing } from '@/modules/whitelist/ui/own-listing';

export function ProfileWithScore() {
  const score = (snapshotId: string) => (
    <>
      <ScoreCard snapshotId={snapshotId} />
      <OwnListing />
    </>
  );
  return (
    <>
      <InvitationNotice />
      <OwnCorrectionNotice />
      <ProfilePage score={score} />
    </>
  );
}
