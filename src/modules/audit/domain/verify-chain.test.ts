import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChainRow, GENESIS, linked, linkHash, type TrailRow } from './chain';
import {
  checkpointLine,
  FIRST_PREV,
  keyIdOf,
  lineHash,
  type SigningKey,
  signedCheckpoint,
} from './checkpoint';
import { type Fault, type LateRow, verifyChain } from './verify-chain';

function newKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey, publicKey, keyId: keyIdOf(publicKey) };
}
const key = newKey();
const stranger = newKey();

type Trail = {
  rows: ChainRow[];
  lines: string[];
  head: { seq: number; hash: string };
  checkpointSeq: number;
};

/** Checkpoints after the rows named, signed by `by`. */
function linesOf(rows: readonly ChainRow[], after: readonly number[], by = key): string[] {
  let prev = FIRST_PREV;
  return after.map((seq) => {
    const at = `2026-11-27T00:${String(seq).padStart(2, '0')}:00.000Z`;
    const line = checkpointLine(signedCheckpoint(by, { seq, hash: rows[seq - 1]!.hash, at, prev }));
    prev = lineHash(line);
    return line;
  });
}

const text = fc.string({ maxLength: 6 });
const json = fc.constantFrom(null, '{}', '{"n":1}', '{"n": 1}', '["企业"]', '"\\u4f01"');
const content = fc.record({
  actor: text,
  role: text,
  action: text,
  subject: text,
  before: json,
  after: json,
});

const trail = fc
  .tuple(fc.array(content, { minLength: 2, maxLength: 10 }), fc.infiniteStream(fc.nat(3)), fc.nat())
  .map(([contents, steps, pick]): Trail => {
    const rows = linked(
      { seq: 0, hash: GENESIS },
      contents.map(
        (c, i): TrailRow => ({ ...c, id: String(i * 2 + 1), at: `2026-11-27 00:${10 + i}:00.000` }),
      ),
    );
    const after = rows.map((r) => r.seq).filter(() => steps.next().value === 0);
    // the last checkpoint stands at the end or somewhere before it
    if (after.length === 0) after.push(1 + (pick % rows.length));
    const last = rows.at(-1)!;
    return {
      rows,
      lines: linesOf(rows, after),
      head: { seq: last.seq, hash: last.hash },
      checkpointSeq: after.at(-1)!,
    };
  });

async function faultsOf(t: Trail, keys = [key]): Promise<Fault[]> {
  const faults: Fault[] = [];
  await verifyChain({
    ...t,
    pages: [t.rows.slice(0, 3), [], t.rows.slice(3)],
    checkpoints: t.lines,
    keys: new Map(keys.map((k) => [k.keyId, k.publicKey])),
    head: () => t.head,
    onFault: (fault) => faults.push(fault),
  });
  return faults;
}

type Tampering = (t: Trail, at: number, other: number) => Trail | undefined;

const FIELDS = ['id', 'at', 'actor', 'role', 'action', 'subject', 'before', 'after'] as const;

/** Everything from row `i` on linked anew, the head with it: what who can write the database can do. */
function relinked({ rows, ...rest }: Trail, i: number): Trail {
  const kept = rows.slice(0, i);
  const before = kept.at(-1) ?? { seq: 0, hash: GENESIS };
  const again = [...kept, ...linked({ seq: before.seq, hash: before.hash }, rows.slice(i))];
  const last = again.at(-1) ?? before;
  return { ...rest, rows: again, head: { seq: last.seq, hash: last.hash } };
}

const edited = (t: Trail, i: number, change: Partial<ChainRow>): Trail => ({
  ...t,
  rows: t.rows.with(i, { ...t.rows[i]!, ...change }),
});

function fieldEdited(t: Trail, i: number, nth: number): Trail {
  const field = FIELDS[nth % FIELDS.length]!;
  const old = t.rows[i]![field];
  return edited(t, i, {
    [field]: nth % 3 === 0 && old !== null ? `${old} ` : old === null ? '1' : `x${old}`,
  });
}

const TAMPERINGS: Record<string, Tampering> = {
  'a field is edited': (t, i, nth) => fieldEdited(t, i, nth),
  'a value is exchanged for none': (t, i) =>
    t.rows[i]!.before === null ? undefined : edited(t, i, { before: null }),
  'before and after are exchanged': (t, i) => {
    const { before, after } = t.rows[i]!;
    return before === after ? undefined : edited(t, i, { before: after, after: before });
  },
  'a row is edited and its hash made anew': (t, i, nth) => {
    const row = fieldEdited(t, i, nth).rows[i]!;
    const changed = edited(t, i, { ...row, hash: linkHash(row.prevHash, row.seq, row) });
    // at the end of what is signed nothing but the head tells, which the next case takes too
    return changed;
  },
  'a hash is edited': (t, i) => edited(t, i, { hash: '1'.repeat(64) }),
  'a row is deleted': (t, i) => ({ ...t, rows: t.rows.toSpliced(i, 1) }),
  'a row is deleted and the rest numbered anew': (t, i) => ({
    ...t,
    rows: t.rows.toSpliced(i, 1).map((row, n) => ({ ...row, seq: n + 1 })),
  }),
  'a row is put in': (t, i) => ({ ...t, rows: t.rows.toSpliced(i, 0, { ...t.rows[i]!, id: '9999' }) }),
  'a row is put in and the rest numbered anew': (t, i) => ({
    ...t,
    rows: t.rows.toSpliced(i, 0, { ...t.rows[i]!, id: '9999' }).map((row, n) => ({ ...row, seq: n + 1 })),
  }),
  'a row is there twice': (t, i) => ({ ...t, rows: t.rows.toSpliced(i, 0, t.rows[i]!) }),
  'two rows are exchanged': (t, i, j) =>
    i === j % t.rows.length
      ? undefined
      : { ...t, rows: t.rows.with(i, t.rows[j % t.rows.length]!).with(j % t.rows.length, t.rows[i]!) },
  'what two rows say is exchanged': (t, i, j) => {
    const [a, b] = [t.rows[i]!, t.rows[j % t.rows.length]!];
    if (a === b) return undefined;
    const place = ({ seq, prevHash, hash }: ChainRow) => ({ seq, prevHash, hash });
    return {
      ...t,
      rows: t.rows.with(i, { ...b, ...place(a) }).with(a === b ? i : b.seq - 1, { ...a, ...place(b) }),
    };
  },
  'the end is cut off': (t, i) => ({ ...t, rows: t.rows.slice(0, i) }),
  'all is deleted, head and all': (t) => ({ ...t, rows: [], head: { seq: 0, hash: GENESIS } }),
  'the end is cut off and the head moved back, past a checkpoint': (t, i) =>
    i < t.checkpointSeq ? relinked({ ...t, rows: t.rows.slice(0, i) }, i) : undefined,
  'a row is edited and all made anew, before a checkpoint': (t, i, nth) =>
    i < t.checkpointSeq ? relinked(fieldEdited(t, i, nth), i) : undefined,
  'a row is deleted and all made anew, before a checkpoint': (t, i) =>
    i < t.checkpointSeq ? relinked({ ...t, rows: t.rows.toSpliced(i, 1) }, i) : undefined,
  'the head is edited': (t) => ({ ...t, head: { ...t.head, hash: '2'.repeat(64) } }),
  'the head is moved on': (t) => ({ ...t, head: { ...t.head, seq: t.head.seq + 1 } }),
  'a byte of a checkpoint is edited': (t, i, nth) => {
    const at = i % t.lines.length;
    const line = t.lines[at]!;
    const place = nth % line.length;
    const letter = line[place] === '7' ? '8' : '7';
    return { ...t, lines: t.lines.with(at, line.slice(0, place) + letter + line.slice(place + 1)) };
  },
  'a checkpoint is taken out': (t, i) => ({ ...t, lines: t.lines.toSpliced(i % t.lines.length, 1) }),
  'checkpoints are exchanged': (t, i, j) => {
    const [a, b] = [i % t.lines.length, j % t.lines.length];
    return a === b ? undefined : { ...t, lines: t.lines.with(a, t.lines[b]!).with(b, t.lines[a]!) };
  },
  'a checkpoint is there twice': (t, i) => {
    const at = i % t.lines.length;
    return { ...t, lines: t.lines.toSpliced(at, 0, t.lines[at]!) };
  },
  'checkpoints are signed by another': (t) => ({
    ...t,
    lines: linesOf(
      t.rows,
      t.lines.map((line) => JSON.parse(line).seq),
      stranger,
    ),
  }),
  'checkpoints are signed by another under our name': (t) => ({
    ...t,
    lines: linesOf(
      t.rows,
      t.lines.map((line) => JSON.parse(line).seq),
      { ...stranger, keyId: key.keyId },
    ),
  }),
};

describe('the chain', () => {
  it('whole chains pass', async () => {
    await fc.assert(
      fc.asyncProperty(trail, async (t) => {
        expect(await faultsOf(t)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('10,000 chains tampered with at random are all found', async () => {
    const names = Object.keys(TAMPERINGS);
    const done = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        trail,
        fc.constantFrom(...names),
        fc.nat(10_000),
        fc.nat(10_000),
        async (t, name, at, other) => {
          const tampered = TAMPERINGS[name]!(t, at % t.rows.length, other);
          fc.pre(tampered !== undefined);
          done.set(name, (done.get(name) ?? 0) + 1);
          expect((await faultsOf(tampered!)).length, name).toBeGreaterThan(0);
        },
      ),
      { numRuns: 10_000, maxSkipsPerRun: 1_000 },
    );
    expect([...done.values()].reduce((a, b) => a + b)).toBeGreaterThanOrEqual(10_000);
    expect([...done.keys()].sort()).toEqual([...names].sort());
  }, 240_000);
});

describe('what is said', () => {
  const rows = linked(
    { seq: 0, hash: GENESIS },
    [1, 2, 3, 4, 5, 6].map((n) => ({
      id: String(n),
      at: `2026-11-27 00:0${n}:00.000`,
      actor: 'a',
      role: 'operator',
      action: 'x',
      subject: `y:${n}`,
      before: null,
      after: '{"n":1}',
    })),
  );
  const whole: Trail = {
    rows,
    lines: linesOf(rows, [2, 4]),
    head: { seq: 6, hash: rows[5]!.hash },
    checkpointSeq: 4,
  };

  it('one deed is one fault, with its place', async () => {
    expect(await faultsOf(edited(whole, 2, { after: '{"n":2}' }))).toEqual([
      { kind: 'row-edited', seq: 3, id: '3' },
    ]);
    expect(await faultsOf({ ...whole, rows: rows.toSpliced(2, 1) })).toEqual([
      { kind: 'rows-missing', seq: 3, to: 3 },
    ]);
    expect(await faultsOf({ ...whole, rows: rows.slice(0, 3) })).toEqual([
      { kind: 'cut-short', seq: 3, to: 6 },
    ]);
    expect(await faultsOf(relinked(edited(whole, 2, { actor: 'b' }), 2))).toEqual([
      { kind: 'not-as-signed', seq: 4, line: 2 },
    ]);
    expect(await faultsOf({ ...whole, lines: whole.lines.slice(0, 1) })).toEqual([
      { kind: 'checkpoints-cut-short', seq: 2, to: 4 },
    ]);
  });
  it('a key that was replaced still vouches for what it signed, where it is given', async () => {
    const old = linesOf(rows, [2], stranger);
    const lines = [
      ...old,
      checkpointLine(
        signedCheckpoint(key, {
          seq: 4,
          hash: rows[3]!.hash,
          at: '2026-11-27T00:04:00.000Z',
          prev: lineHash(old[0]!),
        }),
      ),
    ];
    expect(await faultsOf({ ...whole, lines }, [key, stranger])).toEqual([]);
    expect(await faultsOf({ ...whole, lines })).toEqual([
      { kind: 'checkpoint-key-unknown', line: 1, keyId: stranger.keyId },
    ]);
  });
  it('a row dated well before a checkpoint that was signed without it is pointed out, not a fault', async () => {
    const past = { ...rows[5]!, id: '7', at: '2026-11-26 12:00:00.000' };
    const more = [...rows, ...linked(whole.head, [past])];
    const late: LateRow[] = [];
    const faults: Fault[] = [];
    await verifyChain({
      ...whole,
      pages: [more],
      checkpoints: whole.lines,
      keys: new Map([[key.keyId, key.publicKey]]),
      head: () => ({ seq: 7, hash: more[6]!.hash }),
      onFault: (fault) => faults.push(fault),
      onLate: (row) => late.push(row),
    });
    expect(faults).toEqual([]);
    expect(late).toEqual([{ seq: 7, id: '7', at: past.at }]);
  });
});
