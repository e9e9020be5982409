import type { Actor } from '@/kernel/permissions';
import { checkpointLines } from '@/server/checkpoint-file';
import { env } from '@/server/env';
import { publicKeysOf, signingKey } from '../domain/checkpoint';
import { type Fault, type LateRow, type Verified, verifyChain } from '../domain/verify-chain';
import { readChain, readHead, unchainedIds } from '../queries/chain-rows';
import { audited } from './audited';
import { chainTrail } from './chain-trail';

/** So many are kept word by word; all are counted. */
const SHOWN = 100;

export type TrailReport = Verified & {
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  readonly late: readonly LateRow[];
  readonly lateCount: number;
};

/**
 * Links what waits, recomputes the whole chain, holds it against the checkpoints, and leaves a row that says
 * so. Memory does not grow with the rows.
 * @param from.checkpoints a copy kept elsewhere; it may be older than the database
 * @param from.publicKeys PEM blocks; else the key of this installation
 */
export async function verifyTrail(
  actor: Actor,
  from: { readonly checkpoints?: string; readonly publicKeys?: string } = {},
  onRows?: (rows: number) => void,
): Promise<TrailReport> {
  const [faults, late, counts]: [Fault[], LateRow[], { faults: number; late: number }] = [
    [],
    [],
    { faults: 0, late: 0 },
  ];
  const onFault = (fault: Fault) => {
    counts.faults += 1;
    if (faults.length < SHOWN) faults.push(fault);
  };
  // what cannot be linked is told as unchained below
  await chainTrail().catch(() => {});
  const before = await readHead();
  const chain = readChain(onRows);
  const verified = await verifyChain({
    rows: chain.rows,
    head: chain.head,
    checkpoints: checkpointLines(from.checkpoints),
    keys: keysOf(from.publicKeys),
    checkpointSeq: from.checkpoints === undefined ? (before?.checkpointSeq ?? 0) : 0,
    onFault,
    onLate: (row) => {
      counts.late += 1;
      if (late.length < SHOWN) late.push(row);
    },
  });
  for (const id of await lastingUnchained()) onFault({ kind: 'row-unchained', id });
  await keepVerdict(actor, verified, counts.faults);
  return { ...verified, faults, faultCount: counts.faults, late, lateCount: counts.late };
}

function keysOf(pem: string | undefined) {
  if (pem !== undefined) return publicKeysOf(pem);
  const text = env().AUDIT_SIGNING_KEY;
  if (text === undefined) return new Map();
  const { keyId, publicKey } = signingKey(text);
  return new Map([[keyId, publicKey]]);
}

/** Rows that stay outside the chain although it was gone on with: not those that were committed just now. */
async function lastingUnchained(): Promise<string[]> {
  const waiting = await unchainedIds(SHOWN);
  if (waiting.length === 0) return [];
  await chainTrail().catch(() => {});
  return unchainedIds(SHOWN, waiting);
}

async function keepVerdict(actor: Actor, { seq, signedTo }: Verified, faults: number): Promise<void> {
  await audited(actor, async (tx) => {
    await tx.auditHead.updateMany({
      where: { id: 1 },
      data: { verifiedAt: new Date(), verifiedSeq: seq, verifiedFaults: faults },
    });
    return {
      result: undefined,
      entry: { action: 'verify-audit', subject: 'audit:chain', after: { seq, signedTo, faults } },
    };
  });
}
