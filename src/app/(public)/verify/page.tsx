import type { Metadata } from 'next';
import { VerifyForm } from '@/modules/reports/ui/verify-form';
import { checkReportAction } from './verify';

export const metadata: Metadata = { title: '核验信用报告', robots: { index: false } };

const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value.slice(0, 64) : '');

export default async function Page(props: { searchParams: Promise<Record<string, string | string[]>> }) {
  const { n, c } = await props.searchParams;
  return <VerifyForm check={checkReportAction} given={{ number: text(n), code: text(c) }} />;
}
