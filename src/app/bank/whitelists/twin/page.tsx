import type { Metadata } from 'next';
import { TwinPage, type TwinProps } from '../../../whitelist-pages';

export const metadata: Metadata = { title: '规则变更推演' };

export default function Page({ searchParams }: TwinProps) {
  return <TwinPage searchParams={searchParams} base="/bank/whitelists" drill={false} />;
}
