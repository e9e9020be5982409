import { AppError } from '@/kernel/errors';
import { audited } from '@/modules/audit/commands/audited';
import type { Prisma } from '@/server/prisma/client';
import type { Rule } from '../domain/expr';
import type { Scope } from '../queries/look';
import { draftOwner, draftUnknown } from '../queries/screening-drafts';
import { parseRules } from './parse-rules';

export type SavedDraft = { readonly id: bigint; readonly version: number; readonly updatedAt: Date };

/** Drafts one house keeps at a time. */
const MOST_DRAFTS = 200;

/**
 * Keeps rules being worked on as a draft of the scope's own house.
 * @throws AppError invalid `rules-malformed`, conflict `drafts-full`
 */
export async function createScreeningDraft(
  scope: Scope,
  input: { readonly name: string; readonly base: string; readonly rules: readonly Rule[] },
): Promise<SavedDraft> {
  const rules = parseRules(input.rules);
  const owner = draftOwner(scope);
  return audited(scope.actor, async (tx) => {
    if ((await tx.screeningDraft.count({ where: { owner } })) >= MOST_DRAFTS)
      throw new AppError(
        'conflict',
        'drafts-full',
        `草稿已有 ${MOST_DRAFTS} 份，不能再新建。请先删除不用的草稿。`,
      );
    const made = await tx.screeningDraft.create({
      data: {
        owner,
        name: input.name,
        base: input.base,
        rules: rules as unknown as Prisma.InputJsonValue,
        updatedBy: scope.actor.login,
        updatedAt: new Date(),
      },
    });
    return {
      result: { id: made.id, version: made.version, updatedAt: made.updatedAt },
      entry: {
        action: 'create-screening-draft',
        subject: `screening-draft:${made.id}`,
        after: { owner, base: input.base, rules: rules.length },
      },
    };
  });
}

/**
 * Saves or renames a draft as it was read: when somebody else saved in between, nothing is overwritten.
 * @param input.version the one that was read
 * @throws AppError invalid `rules-malformed`, not-found `draft-unknown`, conflict `draft-changed` with who and when
 */
export async function saveScreeningDraft(
  scope: Scope,
  input: {
    readonly id: bigint;
    readonly version: number;
    readonly rules?: readonly Rule[];
    readonly name?: string;
  },
): Promise<SavedDraft> {
  const { id, version, name } = input;
  const rules = input.rules && parseRules(input.rules);
  const mine = { id, owner: draftOwner(scope) };
  return audited(scope.actor, async (tx) => {
    const updatedAt = new Date();
    const { count } = await tx.screeningDraft.updateMany({
      where: { ...mine, version },
      data: {
        ...(rules ? { rules: rules as unknown as Prisma.InputJsonValue } : {}),
        ...(name === undefined ? {} : { name }),
        version: version + 1,
        updatedBy: scope.actor.login,
        updatedAt,
      },
    });
    if (count === 0) {
      const held = await tx.screeningDraft.findFirst({ where: mine });
      if (!held) throw draftUnknown();
      throw new AppError(
        'conflict',
        'draft-changed',
        `草稿“${held.name}”已由 ${held.updatedBy} 于 ${clock(held.updatedAt)} 保存过，您的改动没有覆盖它。请载入对方的版本，或把您的规则另存为新草稿。`,
        { version: held.version },
      );
    }
    return {
      result: { id, version: version + 1, updatedAt },
      entry: {
        action: rules ? 'save-screening-draft' : 'rename-screening-draft',
        subject: `screening-draft:${id}`,
        before: { version },
        after: { version: version + 1, ...(rules ? { rules: rules.length } : {}) },
      },
    };
  });
}

/** @throws AppError not-found `draft-unknown` */
export async function deleteScreeningDraft(scope: Scope, id: bigint): Promise<void> {
  const mine = { id, owner: draftOwner(scope) };
  await audited(scope.actor, async (tx) => {
    const held = await tx.screeningDraft.findFirst({ where: mine });
    if (!held) throw draftUnknown();
    await tx.screeningDraft.delete({ where: { id } });
    const { name, base, version, rules } = held;
    return {
      result: undefined,
      entry: {
        action: 'delete-screening-draft',
        subject: `screening-draft:${id}`,
        // what was deleted can be made again from here
        before: { name, base, version, rules: rules as Prisma.InputJsonValue },
      },
    };
  });
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});
const clock = (at: Date) => CLOCK.format(at);
