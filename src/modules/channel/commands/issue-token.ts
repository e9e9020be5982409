import { timingSafeEqual } from 'node:crypto';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import { CLIENT_ID_SHAPE, hashOf, newSecret, TOKEN_SECONDS } from '../domain/client';
import type { ApiScope } from '../domain/scope';

export type Token = {
  readonly token: string;
  readonly seconds: number;
  readonly scopes: readonly ApiScope[];
};

const NOBODY = hashOf('nobody');

/**
 * RFC 6749 §4.4: a token for a client that knows its secret.
 * @param asked.scopes what is wanted of what the client has; undefined = all of it
 * @returns why not in the words of §5.2
 */
export async function issueToken(asked: {
  readonly clientId: string;
  readonly secret: string;
  readonly scopes: readonly string[] | undefined;
}): Promise<Token | 'invalid_client' | 'invalid_scope'> {
  const { clientId } = asked;
  const row = CLIENT_ID_SHAPE.test(clientId)
    ? await db().bankClient.findUnique({ where: { clientId } })
    : null;
  // compared also when there is none: an answer's time tells nothing
  const same = timingSafeEqual(Buffer.from(hashOf(asked.secret)), Buffer.from(row?.secretHash ?? NOBODY));
  if (!row || !same || row.disabledAt) return 'invalid_client';
  const held = row.scopes as ApiScope[];
  const scopes = held.filter((scope) => asked.scopes?.includes(scope) ?? true);
  if (asked.scopes && scopes.length !== new Set(asked.scopes).size) return 'invalid_scope';
  if (scopes.length === 0) return 'invalid_scope';
  const token = newSecret('bct');
  const now = new Date();
  const expiresAt = new Date(now.getTime() + TOKEN_SECONDS * 1000);
  return audited({ login: `api:${clientId}`, role: 'bank-officer' }, async (tx) => {
    await tx.bankToken.deleteMany({ where: { clientId: row.id, expiresAt: { lt: now } } });
    await tx.bankToken.create({ data: { tokenHash: hashOf(token), clientId: row.id, scopes, expiresAt } });
    return {
      result: { token, seconds: TOKEN_SECONDS, scopes },
      entry: { action: 'issue-bank-token', subject: `bank-client:${clientId}`, after: { scopes } },
    };
  });
}
