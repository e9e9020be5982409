import type { Metadata } from 'next';
import { MatchPage } from '@/modules/matching/ui/match-page';

export const metadata: Metadata = { title: '为我匹配' };

export default function Page() {
  return <MatchPage />;
}
