import type { Instant } from '@/kernel/period';
import type { BankScope } from '@/kernel/permissions';
import type { Prisma } from '@/server/prisma/client';
import type { Answer, Asked, OperationId } from '../domain/operations';
import type { ApiScope } from '../domain/scope';

/** A program of a bank whose token was checked. It acts as an officer of its bank, under its own name. */
export type ApiClient = {
  readonly id: bigint;
  readonly clientId: string;
  readonly sandbox: boolean;
  readonly scopes: readonly ApiScope[];
  readonly scope: BankScope;
};

export type Tx = Prisma.TransactionClient;

/** One call. A write hands `keep` its answer inside its own transaction: both stand or neither does. */
export type Call<K extends OperationId> = Asked<K> & {
  readonly client: ApiClient;
  readonly now: Instant;
  readonly keep: (tx: Tx, answer: Answer<K>) => Promise<void>;
};
export type Run<K extends OperationId> = (call: Call<K>) => Promise<Answer<K>>;
export type Runs<K extends OperationId> = { readonly [One in K]: Run<One> };
