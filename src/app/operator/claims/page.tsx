import type { Metadata } from 'next';
import { ClaimsDesk } from '@/modules/account/ui/claims-desk';

export const metadata: Metadata = { title: '认领码' };

export default function Page() {
  return <ClaimsDesk />;
}
