import type { Metadata } from 'next';
import { PageTitle } from '@/components/page-title';
import { OwnProducts } from '@/modules/products/ui/own-products';

export const metadata: Metadata = { title: '产品' };

export default function Page() {
  return (
    <>
      <PageTitle title="产品" note="本行在平台的贷款产品" />
      <OwnProducts />
    </>
  );
}
