import { AppError, foreign } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import { db } from '@/server/db';
import type { Rule } from '../domain/expr';
import type { Scope } from './look';

/** A draft as it stands in a list. */
export type DraftLine = {
  readonly id: bigint;
  readonly name: string;
  /** what the rules began as: template:KEY, product:CODE, rule-set:ID */
  readonly base: string;
  /** how often it was saved */
  readonly version: number;
  readonly updatedBy: string;
  readonly updatedAt: Instant;
};
export type Draft = DraftLine & { readonly rules: readonly Rule[] };

/** Whose drafts a scope works on: its bank's, its district's, the platform's. */
export function draftOwner(scope: Scope): string {
  if (scope.kind === 'bank') return `bank:${scope.bankId}`;
  return scope.kind === 'district' ? `district:${scope.districtCode}` : 'operator';
}

const UNKNOWN = '没有这份筛选草稿，可能已被同事删除。请刷新列表后重试。';
const LINE = { id: true, name: true, base: true, version: true, updatedBy: true, updatedAt: true } as const;

/** 筛选草稿 of the scope's own house, the one saved last first. */
export async function screeningDrafts(scope: Scope): Promise<DraftLine[]> {
  const rows = await db().screeningDraft.findMany({
    where: { owner: draftOwner(scope) },
    select: LINE,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: 200,
  });
  return rows.map((row) => ({ ...row, updatedAt: instant(row.updatedAt) }));
}

/** @throws AppError not-found `draft-unknown`, also of another house's */
export async function screeningDraft(scope: Scope, id: bigint): Promise<Draft> {
  const found = await db().screeningDraft.findUnique({
    where: { id },
    select: { ...LINE, rules: true, owner: true },
  });
  if (!found) throw draftUnknown();
  const { owner, ...row } = found;
  if (owner !== draftOwner(scope)) throw foreign('draft-unknown', UNKNOWN, `screening-draft:${id}`);
  return { ...row, updatedAt: instant(row.updatedAt), rules: row.rules as unknown as Rule[] };
}

export function draftUnknown(): AppError {
  return new AppError('not-found', 'draft-unknown', UNKNOWN);
}
