import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReportPage } from '@/modules/reports/ui/report-page';

export const metadata: Metadata = { title: '信用报告' };

export default async function Page({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params;
  if (!/^XB-\d{8}-\d{8}-\d$/.test(number)) notFound();
  return <ReportPage number={number} home="/enterprise/reports" />;
}
