'use client';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import Link from 'next/link';
import { useTRPC } from '@/trpc/client';

/** On the enterprise's home: banks ask something. Nothing where nobody asks. */
export function InvitationNotice() {
  const trpc = useTRPC();
  const { data = [] } = useQuery(trpc.consent.invitations.queryOptions());
  const [first] = data;
  if (!first) return null;
  const who = data.length === 1 ? first.bank : `${first.bank}等 ${data.length} 家银行`;
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 12 }}
      title={`${who}邀请您授权`}
      description="同意与否由您决定，不同意没有任何影响。"
      action={<Link href="/enterprise/consents">去看看</Link>}
    />
  );
}
