import type { WEBHOOK_OPERATIONS } from '../domain/webhook-operations';
import { deliveriesOf, webhooks } from '../queries/webhooks';
import type { ApiClient, Call, Runs } from './api-client';
import { closeWebhook, createWebhook, secretOfWebhook, type Whose } from './manage-webhooks';
import { pingWebhook, redeliver } from './send-again';

const whose = ({ client }: { client: ApiClient }): Whose => ({
  scope: client.scope,
  sandbox: client.sandbox,
});
const KEPT_SECRET = '';

/** The secret is not kept with the answer, where it would stand open: a second answer takes it from the endpoint. */
async function created(call: Call<'createWebhook'>) {
  const events = call.body.events;
  const made = await createWebhook(
    whose(call),
    { url: call.body.url, events },
    (tx, { secret: _, ...rest }) => call.keep(tx, { ...rest, events, secret: KEPT_SECRET }),
  );
  return { ...made, events };
}

/** An answer given before, whole again. */
export async function withSecret(client: ApiClient, answer: { webhookId: string }): Promise<object> {
  return { ...answer, secret: await secretOfWebhook(whose({ client }), answer.webhookId) };
}

export const WEBHOOK_RUNS: Runs<keyof typeof WEBHOOK_OPERATIONS> = {
  listWebhooks: async (call) => ({ items: await webhooks(whose(call)) }),
  createWebhook: created,
  closeWebhook: async ({ client, params }) => {
    await closeWebhook(client.scope, { ...params, sandbox: client.sandbox });
    return { webhookId: params.webhookId, closed: true };
  },
  pingWebhook: ({ client, params, keep }) =>
    pingWebhook(client.scope, { ...params, sandbox: client.sandbox }, keep),
  listDeliveries: async (call) => ({ items: await deliveriesOf(whose(call), call.params.webhookId) }),
  redeliver: ({ client, params, keep }) =>
    redeliver(client.scope, { ...params, sandbox: client.sandbox }, keep),
};
