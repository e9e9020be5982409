import { canonicalJson } from '@/modules/features/domain/canonical-json';
import type { Operand, Outcome, RuleVerdict, Trace } from '@/modules/rules/domain/expr';

/** What one rule found for a member; `facts` are the values it looked at, null = unknown. */
export type MemberReason = {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly unknown: boolean;
  readonly facts: Readonly<Record<string, Operand | null>>;
};

/** One line of a list. Amounts in 分. */
export type Member = {
  readonly rank: number;
  readonly enterpriseId: bigint;
  readonly outcome: 'pass' | 'refer';
  /** null = the model abstains */
  readonly score: number | null;
  /** null = unknown, or none is suggested */
  readonly limitFen: bigint | null;
  readonly reasons: readonly MemberReason[];
};

function addFacts(trace: Trace, facts: Record<string, Operand | null>): void {
  for (const arg of trace.args ?? []) addFacts(arg, facts);
  if (trace.feature !== undefined) facts[trace.feature] = trace.actual ?? null;
}

export function reasonOf({ rule, outcome, unknown, trace }: RuleVerdict): MemberReason {
  const facts: Record<string, Operand | null> = {};
  addFacts(trace, facts);
  return { rule: rule.id, outcome, unknown, facts };
}

/** What the first line of the file says of the whole. */
export type ListHead = {
  readonly snapshotId: string;
  readonly scoreRunId: string | null;
  readonly ruleSetSha256: string;
  readonly definitionSha256: string;
};

/** The list as canonical NDJSON: equal lists, equal bytes. First line the head, then members by rank. */
export function encodeMembers(head: ListHead, members: readonly Member[]): Buffer {
  const lines = [canonicalJson(head), ...members.map((m) => canonicalJson(m))];
  return Buffer.from(`${lines.join('\n')}\n`, 'utf8');
}

/** @throws SyntaxError, when the bytes are not such a file */
export function decodeMembers(bytes: Buffer): { head: ListHead; members: Member[] } {
  const [head, ...lines] = bytes.toString('utf8').trimEnd().split('\n');
  const members = lines.map((line) => {
    const m = JSON.parse(line) as Omit<Member, 'enterpriseId' | 'limitFen'> & {
      enterpriseId: string;
      limitFen: string | null;
    };
    return {
      ...m,
      enterpriseId: BigInt(m.enterpriseId),
      limitFen: m.limitFen === null ? null : BigInt(m.limitFen),
    };
  });
  return { head: JSON.parse(head as string) as ListHead, members };
}
