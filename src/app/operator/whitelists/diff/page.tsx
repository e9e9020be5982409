import type { Metadata } from 'next';
import { DiffPage, type DiffProps } from '../../../whitelist-pages';

export const metadata: Metadata = { title: '期次对比' };

export default function Page({ searchParams }: DiffProps) {
  return <DiffPage searchParams={searchParams} base="/operator/whitelists" />;
}
