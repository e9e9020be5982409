import { headers } from 'next/headers';
import type { z } from 'zod';
import { AppError } from '@/kernel/errors';
import { checkClaim, claimEnterprise } from '@/modules/account/commands/claim-enterprise';
import { checkInvitation, joinAsStaff } from '@/modules/account/commands/join-as-staff';
import { claimSchema, claimStartSchema, joinSchema } from '@/modules/account/schema';
import { addressOf } from './address';
import { refuseTooMany } from './request-limit';

/** What the people in front of the door are told: a result, or words. */
export type Told<T> = { readonly ok: T } | { readonly words: string };

async function told<T, I>(
  schema: z.ZodType<I>,
  input: unknown,
  work: (input: I & { address: string }) => Promise<T>,
): Promise<Told<T>> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return { words: `${parsed.error.issues[0]?.message ?? '填写有误'}。` };
  try {
    const address = addressOf(await headers());
    refuseTooMany('claim', address);
    return { ok: await work({ ...parsed.data, address }) };
  } catch (error) {
    if (error instanceof AppError) return { words: error.message };
    throw error;
  }
}

/** Those who have no account yet: whom a claim code or an invitation is for, and opening the account. */
export const door = {
  checkClaim: (input: unknown) => told(claimStartSchema, input, checkClaim),
  claim: (input: unknown) => told(claimSchema, input, claimEnterprise),
  checkInvitation: (input: unknown) => told(joinSchema.pick({ code: true }), input, checkInvitation),
  join: (input: unknown) => told(joinSchema, input, joinAsStaff),
};
