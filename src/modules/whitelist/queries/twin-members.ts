import type { OperatorScope } from '@/kernel/permissions';
import { exprWords } from '@/modules/rules/labels';
import { limitOf } from '../domain/evaluate-list';
import { type LoanHistory, loanHistory } from '../domain/loan-history';
import { unrepaidOf } from '../domain/outcome-tally';
import { stopOf, type TwinSide } from '../domain/twin';
import { evaluateTwin, type TwinAsk } from './evaluate-twin';
import { loanFeedback } from './loan-feedback';
import { type MemberName, nameMembers } from './name-members';
import type { TwinAt } from './twin-lists';

export type TwinMember = MemberName & {
  readonly enterpriseId: bigint;
  readonly stop: 'fail' | 'refer' | 'cap';
  /** what kept it off the list it is not on, in words */
  readonly rules: readonly string[];
  /** 分, on the list it is on; undefined = unknown or none is suggested */
  readonly limitFen: bigint | undefined;
  /** undefined = no bank reported anything since */
  readonly loans: (LoanHistory & { readonly unrepaidFen: bigint | undefined }) | undefined;
};

export type TwinMembers = {
  readonly lines: readonly TwinMember[];
  readonly total: number;
  /** `after` of the next page; undefined at the end */
  readonly next: number | undefined;
};

/** Who left or entered by the draft, one by one, by rank; for the platform alone. @throws AppError as `evaluateTwin` */
export async function twinMembers(
  scope: OperatorScope,
  input: TwinAsk & {
    readonly group: 'left' | 'entered';
    readonly after: number;
    readonly limit: number;
  },
  at: TwinAt,
): Promise<TwinMembers> {
  const twin = await evaluateTwin(scope, input);
  const rows = twin.movement[input.group];
  const shown = rows.slice(input.after, input.after + input.limit);
  const ids = shown.map(twin.enterpriseId);
  const { asOf } = twin.before.ordered.snapshot.manifest;
  const [feedback, names] = await Promise.all([loanFeedback(ids, at), nameMembers(scope, ids, false)]);
  const [off, on]: [TwinSide, TwinSide] =
    input.group === 'left' ? [twin.draft, twin.before] : [twin.before, twin.draft];
  const wordsOf = new Map(off.definition.rules.map((r) => [r.id, exprWords(r.when)]));
  const lines = shown.map((row) => {
    const enterpriseId = twin.enterpriseId(row);
    const loans = loanHistory(feedback.get(enterpriseId) ?? [], asOf, at.today);
    const { kind, rules } = stopOf(off, row);
    const published = input.group === 'left' && twin.published?.has(row);
    return {
      ...(names.get(enterpriseId) as MemberName),
      enterpriseId,
      stop: kind,
      rules: rules.map((id) => wordsOf.get(id) ?? id),
      limitFen: published ? twin.published?.get(row) : limitOf(on.ordered.source, row, on.definition),
      loans: loans && { ...loans, unrepaidFen: loans.outcome === 'bad' ? unrepaidOf(loans) : undefined },
    };
  });
  const end = input.after + shown.length;
  return { lines, total: rows.length, next: end < rows.length ? end : undefined };
}
