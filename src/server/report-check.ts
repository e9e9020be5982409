import { headers } from 'next/headers';
import { AppError } from '@/kernel/errors';
import type { Verdict } from '@/modules/reports/domain/verdict';
import { verifyReport } from '@/modules/reports/queries/verify-report';
import { verifySchema } from '@/modules/reports/schema';
import { addressOf } from './address';
import { refuseTooMany } from './request-limit';

/** Verification of a credit report by anybody, so often a minute from one address. @returns the verdict, or why there is none */
export async function checkReport(input: unknown): Promise<{ ok: Verdict } | { words: string }> {
  const parsed = verifySchema.safeParse(input);
  if (!parsed.success) return { words: `${parsed.error.issues[0]?.message ?? '填写有误'}。` };
  try {
    refuseTooMany('verify', addressOf(await headers()));
    return { ok: await verifyReport(parsed.data) };
  } catch (error) {
    if (error instanceof AppError) return { words: error.message };
    throw error;
  }
}
