import { daysBetween, type Instant, type IsoDate, tianjinDay } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { exprWords } from '@/modules/rules/labels';
import { loanHistory } from '../domain/loan-history';
import { UNSECURED_LGD } from '../domain/twin';
import { twinFigures } from '../domain/twin-figures';
import { openTwin, type ShownTwin, veilTwin } from '../domain/veil-twin';
import { evaluateTwin, type TwinAsk } from './evaluate-twin';
import { loanFeedback } from './loan-feedback';

export type TwinAt = {
  /** the day outcomes are looked at; later events are not */
  readonly today: IsoDate;
  /** what the platform knew of outcomes then; the evaluation itself knows what its snapshot knew */
  readonly knownAt: Instant;
};

export type TwinLists = ShownTwin & {
  readonly snapshotId: string;
  readonly asOf: IsoDate;
  readonly knownAt: Instant;
  /** days from the data day to the day the snapshot's data were known: what a list made at once had not seen */
  readonly hindsightDays: number;
  readonly today: IsoDate;
  /** share of exposure lost at default that expected loss assumes */
  readonly lgd: number;
  readonly reproduced: boolean;
  /** rules by id in words, as they stood then and in the draft */
  readonly words: {
    readonly before: Readonly<Record<string, string>>;
    readonly draft: Readonly<Record<string, string>>;
  };
  /** whether counts of 1 to 9 are hidden */
  readonly veiled: boolean;
};

/**
 * 规则变更孪生推演 of one evaluation: who would have been listed by the draft, why, with what limits and
 * expected loss, and what is known since of those listed. Nothing is claimed of those never listed: what banks
 * reported of them elsewhere, or unknown.
 * @param input.lgd default `UNSECURED_LGD`
 * @throws AppError as `evaluateTwin`
 */
export async function twinLists(
  scope: BankScope | OperatorScope,
  input: TwinAsk & { readonly lgd?: number },
  at: TwinAt,
): Promise<TwinLists> {
  const lgd = input.lgd ?? UNSECURED_LGD;
  const twin = await evaluateTwin(scope, input);
  const { manifest } = twin.before.ordered.snapshot;
  const rows = [...twin.before.listed, ...twin.movement.entered];
  const feedback = await loanFeedback(rows.map(twin.enterpriseId), at);
  const historyOf = (row: number) =>
    loanHistory(feedback.get(twin.enterpriseId(row)) ?? [], manifest.asOf, at.today);
  const figures = twinFigures({ ...twin, lgd, historyOf });
  const wordsOf = (rules: readonly { id: string; when: Parameters<typeof exprWords>[0] }[]) =>
    Object.fromEntries(rules.map(({ id, when }) => [id, exprWords(when)]));
  const veiled = scope.kind === 'bank';
  return {
    ...(veiled ? veilTwin(figures) : openTwin(figures)),
    snapshotId: manifest.id,
    asOf: manifest.asOf,
    knownAt: manifest.knownAt,
    hindsightDays: daysBetween(manifest.asOf, tianjinDay(new Date(manifest.knownAt))),
    today: at.today,
    lgd,
    reproduced: twin.reproduced,
    words: { before: wordsOf(twin.before.definition.rules), draft: wordsOf(twin.draft.definition.rules) },
    veiled,
  };
}
