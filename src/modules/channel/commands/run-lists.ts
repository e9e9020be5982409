import { AppError } from '@/kernel/errors';
import { instant } from '@/kernel/period';
import { audited } from '@/modules/audit/commands/audited';
import { editionMembers } from '@/modules/whitelist/queries/edition-members';
import type { LIST_OPERATIONS } from '../domain/list-operations';
import { editionLines } from '../queries/edition-lines';
import type { Call, Runs } from './api-client';
import { refuseForeign } from './refuse-foreign';

async function edition(call: Call<'readEdition'>) {
  const { client, params, query } = call;
  await refuseForeign(client, 'edition', params.editionId);
  const page = await editionMembers(client.scope, {
    ...{ editionId: BigInt(params.editionId), afterRank: Number(query.cursor ?? 0), limit: query.limit },
  });
  const { code, name, number, members, sha256, publishedAt } = page;
  return {
    ...{ editionId: params.editionId, code, name, number, members, sha256, publishedAt },
    items: page.lines.map((m) => ({
      ...{ rank: m.rank, name: m.name, uscc: m.uscc ?? null, districtCode: m.districtCode ?? null },
      ...{ authorised: m.authorised, outcome: m.outcome, score: m.score ?? null },
      limit: m.limitFen === undefined ? null : Number(m.limitFen),
    })),
    next: page.next === undefined ? null : String(page.next),
  };
}

/** 回执: the bank says how many it took in; it must be all of them. Said again, the first day stands. */
async function acknowledge(call: Call<'acknowledgeEdition'>) {
  const { client, params, body, now } = call;
  await refuseForeign(client, 'edition', params.editionId);
  const editionId = BigInt(params.editionId);
  const { actor, bankId } = client.scope;
  return audited(actor, async (tx) => {
    await tx.$queryRaw`SELECT id FROM whitelist_edition WHERE id = ${editionId} FOR UPDATE`;
    const { members } = await tx.whitelistEdition.findUniqueOrThrow({ where: { id: editionId } });
    if (body.members !== members)
      throw new AppError(
        'conflict',
        'receipt-differs',
        `这一期有 ${members} 家，回执说收到 ${body.members} 家。请重新取全后再回执。`,
      );
    const known = await tx.listReceipt.findUnique({ where: { editionId } });
    const receivedAt = known?.receivedAt ?? new Date(now);
    if (!known)
      await tx.listReceipt.create({
        data: { editionId, bankId, members, receivedBy: actor.login, receivedAt },
      });
    const result = { editionId: params.editionId, members, receivedAt: instant(receivedAt) };
    await call.keep(tx, result);
    return {
      result,
      entry: { action: 'acknowledge-list', subject: `whitelist-edition:${editionId}`, after: { members } },
    };
  });
}

export const LIST_RUNS: Runs<keyof typeof LIST_OPERATIONS> = {
  listEditions: editionLines,
  readEdition: edition,
  acknowledgeEdition: acknowledge,
};
