import { randomUUID } from 'node:crypto';
import { instant } from '@/kernel/period';
import { aSubmittedForm, type Case } from '@/modules/applications/commands/application-case';
import { systemScope } from '@/server/scopes';
import { createClient, disableClient } from './commands/manage-clients';
import { BASE } from './domain/open-api';
import { API_SCOPES, type ApiScope } from './domain/scope';
import { answerBank } from './http';

export type Client = { readonly clientId: string; readonly secret: string; readonly token: string };
export const now = () => instant(new Date());

export async function tokenOf(
  clientId: string,
  secret: string,
  form: Record<string, string> = {},
): Promise<Response> {
  return answerBank(
    new Request(`http://localhost${BASE}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
        'x-forwarded-for': randomUUID(),
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
    }),
  );
}

/** A program of a bank with a token. */
export async function aClient(
  bankId: bigint,
  scopes: readonly ApiScope[] = API_SCOPES,
  sandbox = false,
): Promise<Client> {
  const made = await createClient(systemScope(), { bankId, name: '测试', scopes, sandbox });
  const { access_token: token } = (await (await tokenOf(made.clientId, made.secret)).json()) as {
    access_token: string;
  };
  return { ...made, token };
}

export const disabled = (clientId: string) => disableClient(systemScope(), { clientId });

export type Told = {
  readonly status: number;
  readonly body: Record<string, never> & { code?: string };
  readonly headers: Headers;
};

/** What a program is told. Each write goes under a key of its own unless one is named. */
export async function ask(
  who: { readonly token: string },
  method: string,
  path: string,
  sent: { readonly body?: unknown; readonly key?: string } = {},
): Promise<Told> {
  const response = await answerBank(
    new Request(`http://localhost${BASE}${path}`, {
      method,
      headers: {
        ...{ authorization: `Bearer ${who.token}`, 'x-forwarded-for': randomUUID() },
        ...(sent.body !== undefined && { 'content-type': 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': sent.key ?? randomUUID() }),
      },
      ...(sent.body !== undefined && { body: JSON.stringify(sent.body) }),
    }),
  );
  return { status: response.status, body: await response.json(), headers: response.headers };
}

/** A form handed in just now to two banks, each with a program. */
export async function aChannel(): Promise<Case & { readonly clients: readonly Client[] }> {
  const c = await aSubmittedForm(now());
  const clients: Client[] = [];
  for (const officer of c.officers) clients.push(await aClient(officer.bankId));
  return { ...c, clients };
}
