import type { Metadata } from 'next';
import { MarketPage } from '@/modules/products/ui/market-page';

export const metadata: Metadata = { title: '贷款产品' };

export default function Page() {
  return <MarketPage />;
}
