import type { Metadata } from 'next';
import { ClaimForm } from '@/modules/account/ui/claim-form';
import { checkClaimAction, claimAction } from './claim';

export const metadata: Metadata = { title: '开通企业账号' };

export default function Page() {
  return <ClaimForm check={checkClaimAction} claim={claimAction} />;
}
