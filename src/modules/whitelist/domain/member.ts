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

/** Bytes are put together in pieces: one string holds at most half a gigabyte, a city's list may be more. */
const PIECE = 1 << 20;

/** The list as canonical NDJSON: equal lists, equal bytes. First line the head, then members by rank. */
export function encodeMembers(head: ListHead, members: readonly Member[]): Buffer {
  const pieces: Buffer[] = [];
  let text = `${canonicalJson(head)}\n`;
  for (const member of members) {
    text += `${canonicalJson(member)}\n`;
    if (text.length < PIECE) continue;
    pieces.push(Buffer.from(text, 'utf8'));
    text = '';
  }
  return Buffer.concat([...pieces, Buffer.from(text, 'utf8')]);
}

function* linesOf(bytes: Buffer): Generator<string> {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    yield bytes.toString('utf8', from, to);
    from = to + 1;
  }
}

/** @throws SyntaxError, when the bytes are not such a file */
export function decodeHead(bytes: Buffer): ListHead {
  const [head] = linesOf(bytes);
  return JSON.parse(head ?? '') as ListHead;
}

/** Members by rank, one at a time. @throws SyntaxError, when the bytes are not such a file */
export function* decodeMembers(bytes: Buffer): Generator<Member> {
  const lines = linesOf(bytes);
  lines.next(); // the head
  for (const line of lines) {
    const m = JSON.parse(line) as Omit<Member, 'enterpriseId' | 'limitFen'> & {
      enterpriseId: string;
      limitFen: string | null;
    };
    const limitFen = m.limitFen === null ? null : BigInt(m.limitFen);
    yield { ...m, enterpriseId: BigInt(m.enterpriseId), limitFen };
  }
}
