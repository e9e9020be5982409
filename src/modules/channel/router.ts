import { procedure, router, scopeOf } from '@/server/trpc';
import { createClient, disableClient, rotateSecret } from './commands/manage-clients';
import { closeWebhook, createWebhook } from './commands/manage-webhooks';
import { pingWebhook, redeliver } from './commands/send-again';
import { apiClients } from './queries/api-clients';
import { bankDeliveries, bankWebhooks } from './queries/bank-deliveries';
import * as schema from './schema';

/** 接口接入: what a bank's reviewer arranges for the bank's programs. */
export const channelRouter = router({
  clients: procedure('channel:manage').query(({ ctx }) => apiClients(scopeOf(ctx, 'bank'))),
  createClient: procedure('channel:manage')
    .input(schema.clientSchema)
    .mutation(({ ctx, input }) => {
      const scope = scopeOf(ctx, 'bank');
      return createClient(scope, { ...input, bankId: scope.bankId });
    }),
  rotateSecret: procedure('channel:manage')
    .input(schema.clientIdSchema)
    .mutation(({ ctx, input }) => rotateSecret(scopeOf(ctx, 'bank'), input)),
  disableClient: procedure('channel:manage')
    .input(schema.clientIdSchema)
    .mutation(({ ctx, input }) => disableClient(scopeOf(ctx, 'bank'), input)),
  webhooks: procedure('channel:manage').query(({ ctx }) => bankWebhooks(scopeOf(ctx, 'bank'))),
  createWebhook: procedure('channel:manage')
    .input(schema.webhookBody)
    .mutation(({ ctx, input }) => createWebhook({ scope: scopeOf(ctx, 'bank'), sandbox: false }, input)),
  closeWebhook: procedure('channel:manage')
    .input(schema.webhookIdSchema)
    .mutation(({ ctx, input }) => closeWebhook(scopeOf(ctx, 'bank'), input)),
  pingWebhook: procedure('channel:manage')
    .input(schema.webhookIdSchema)
    .mutation(({ ctx, input }) => pingWebhook(scopeOf(ctx, 'bank'), input)),
  deliveries: procedure('channel:manage')
    .input(schema.deliveriesSchema)
    .query(({ ctx, input }) => bankDeliveries(scopeOf(ctx, 'bank'), input)),
  redeliver: procedure('channel:manage')
    .input(schema.deliveryIdSchema)
    .mutation(({ ctx, input }) => redeliver(scopeOf(ctx, 'bank'), input)),
});
