import type { Metadata } from 'next';
import { BankReportsPage } from '@/modules/reports/ui/bank-reports-page';

export const metadata: Metadata = { title: '信用报告' };

export default function Page() {
  return <BankReportsPage />;
}
