import type { Metadata } from 'next';
import { PageTitle } from '@/components/page-title';
import { OwnRedress } from '@/modules/redress/ui/own-redress';

export const metadata: Metadata = { title: '异议与信用修复' };

export default function Page() {
  return (
    <>
      <PageTitle title="异议与信用修复" note="谁认定的记录，由谁修复；停止公示后银行与评分都不再使用" />
      <OwnRedress />
    </>
  );
}
