import type { Metadata } from 'next';
import { QueuePage } from '@/modules/applications/ui/queue-page';

export const metadata: Metadata = { title: '融资申请' };

export default function Page() {
  return <QueuePage />;
}
