import { db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import type { ApiClient } from '../commands/api-client';
import { hashOf, TOKEN_SHAPE } from '../domain/client';
import type { ApiScope } from '../domain/scope';

/** Looked up at every call: whoever was disabled a moment ago is nobody. @returns undefined = not a live token */
export async function clientOfToken(token: string, now: Date): Promise<ApiClient | undefined> {
  if (!TOKEN_SHAPE.test(token)) return undefined;
  const held = await db().bankToken.findUnique({ where: { tokenHash: hashOf(token) } });
  if (!held || held.expiresAt <= now) return undefined;
  const row = await db().bankClient.findUnique({ where: { id: held.clientId } });
  if (!row || row.disabledAt) return undefined;
  const { id, clientId, sandbox, bankId } = row;
  const granted = row.scopes as ApiScope[];
  return {
    ...{ id, clientId, sandbox },
    scopes: (held.scopes as ApiScope[]).filter((scope) => granted.includes(scope)),
    scope: mintScope.bank({ login: `api:${clientId}`, role: 'bank-officer' }, bankId),
  };
}
