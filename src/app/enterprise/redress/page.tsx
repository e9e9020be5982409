import type { Metadata } from 'next';
import { OwnerOnly } from '@/components/owner-only';
import { PageTitle } from '@/components/page-title';
import { OwnRedress } from '@/modules/redress/ui/own-redress';
import { gate } from '@/server/role-gate';

export const metadata: Metadata = { title: '异议与信用修复' };

export default async function Page() {
  const { role } = await gate(['enterprise-owner', 'enterprise-staff']);
  if (role !== 'enterprise-owner') return <OwnerOnly title="异议与信用修复" />;
  return (
    <>
      <PageTitle title="异议与信用修复" note="谁认定的记录，由谁修复；停止公示后银行与评分都不再使用" />
      <OwnRedress />
    </>
  );
}
