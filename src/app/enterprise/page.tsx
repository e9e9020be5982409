import type { Metadata } from 'next';
import { ProfileWithScore } from './profile-with-score';

export const metadata: Metadata = { title: '我的信用' };

export default function Page() {
  return <ProfileWithScore />;
}
