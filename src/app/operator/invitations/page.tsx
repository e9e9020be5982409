import type { Metadata } from 'next';
import { InvitationsDesk } from '@/modules/consent/ui/invitations-desk';

export const metadata: Metadata = { title: '授权邀请' };

export default function Page() {
  return <InvitationsDesk />;
}
