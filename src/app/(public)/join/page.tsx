import type { Metadata } from 'next';
import { JoinForm } from '@/modules/account/ui/join-form';
import { checkInvitationAction, joinAction } from '../claim/claim';

export const metadata: Metadata = { title: '开通经办人账号' };

export default function Page() {
  return <JoinForm check={checkInvitationAction} join={joinAction} />;
}
