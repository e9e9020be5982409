import { type Instant, instant } from '@/kernel/period';
import { audited } from '@/modules/audit/commands/audited';
import type { Prisma } from '@/server/prisma/client';
import { fingerprintOf } from '../domain/fingerprint';
import { needsKey, type Operation } from '../domain/operation';
import { type Asked, OPERATIONS, type OperationId } from '../domain/operations';
import { SANDBOX, type SandboxId } from '../domain/sandbox';
import type { ApiClient, Call } from './api-client';
import { keepAnswer, keptAnswer, type Request } from './keep-request';
import { APPLICATION_RUNS } from './run-applications';
import { LIST_RUNS } from './run-lists';
import { WEBHOOK_RUNS, withSecret } from './run-webhooks';

const RUNS = { ...LIST_RUNS, ...APPLICATION_RUNS, ...WEBHOOK_RUNS };
type Any = Asked<OperationId>;
export type Done = { readonly status: number; readonly answer: object; readonly replayed: boolean };

/** One operation whose kind is not known here: the table pairs each with its own types. */
function runOf(id: OperationId, client: ApiClient): (call: Call<OperationId>) => Promise<object> {
  if (!client.sandbox || !(id in SANDBOX)) return RUNS[id] as (call: Call<OperationId>) => Promise<object>;
  const run = SANDBOX[id as SandboxId] as (asked: Any) => object;
  if (!needsKey(OPERATIONS[id] as Operation)) return async (call) => run(call);
  return async (call) => {
    const answer = run(call);
    return audited(client.scope.actor, async (tx) => {
      await call.keep(tx, answer as never);
      return {
        result: answer,
        entry: { action: 'try-sandbox', subject: `bank-client:${client.clientId}`, after: { id } },
      };
    });
  };
}

/**
 * Does what was asked once: a write under a key that was used before is answered as before.
 * @param input.key the Idempotency-Key; given for every write
 * @throws AppError and Refused of the operation, Refused 422 for a key of another write
 */
export async function runOperation(
  client: ApiClient,
  input: { readonly id: OperationId; readonly asked: Any; readonly key?: string; readonly now?: Instant },
): Promise<Done> {
  const { id, asked, key } = input;
  const { status } = OPERATIONS[id];
  const now = input.now ?? instant(new Date());
  const run = runOf(id, client);
  if (key === undefined)
    return { status, answer: await run({ ...asked, client, now, keep: unkept } as never), replayed: false };
  const { params, body } = asked;
  const request: Request = {
    clientId: client.id,
    key,
    fingerprint: fingerprintOf({ operation: id, params, body }),
  };
  const known = await replay(client, id, request);
  if (known) return known;
  let kept = false;
  const keep: Call<OperationId>['keep'] = async (tx, answer) => {
    await keepAnswer(tx, request, status, answer as Prisma.InputJsonObject);
    kept = true;
  };
  try {
    const answer = await run({ ...asked, client, now, keep } as never);
    if (!kept) throw new Error(`${id} kept no answer under its key`);
    return { status, answer, replayed: false };
  } catch (error) {
    // the same write may have been done meanwhile: then this is its answer
    const meanwhile = await replay(client, id, request);
    if (meanwhile) return meanwhile;
    throw error;
  }
}

async function replay(client: ApiClient, id: OperationId, request: Request): Promise<Done | undefined> {
  const known = await keptAnswer(request);
  if (!known) return undefined;
  const answer = id === 'createWebhook' ? await withSecret(client, known.answer as never) : known.answer;
  return { status: known.status, answer, replayed: true };
}

async function unkept(): Promise<void> {}
