import { PageTitle } from '@/components/page-title';
import { ClientsSection } from './clients-section';
import { DeliveriesSection } from './deliveries-section';
import { WebhooksSection } from './webhooks-section';

/** 接口接入: the bank's programs, where they are told of events, and whether they were. */
export function ChannelPage() {
  return (
    <>
      <PageTitle
        title="接口接入"
        note={
          <>
            接口文档 <a href="/api/bank/v1/openapi.json">OpenAPI 3.1</a>
          </>
        }
      />
      <div className="stack">
        <ClientsSection />
        <WebhooksSection />
        <DeliveriesSection />
      </div>
    </>
  );
}
