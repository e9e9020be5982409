import { checkpointLines } from '@/server/checkpoint-file';
import { env } from '@/server/env';
import { publicKeysOf, signingKey } from '../domain/checkpoint';
import { type Fault, type LateRow, type Verified, verifyChain } from '../domain/verify-chain';
import { readChain, readHead } from './chain-rows';

/** So many are kept word by word; all are counted. */
export const SHOWN = 100;

export type TrailReport = Verified & {
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  readonly late: readonly LateRow[];
  readonly lateCount: number;
};

export type TrailSources = {
  /** a copy of the checkpoints that was kept elsewhere; it may be older than the database */
  readonly checkpoints?: string;
  /** PEM blocks; else the key of this installation */
  readonly publicKeys?: string;
};

/** Recomputes the whole chain and holds it against the checkpoints; changes nothing. Memory does not grow with the rows. */
export async function checkTrail(
  from: TrailSources = {},
  onRows?: (rows: number) => void,
): Promise<TrailReport> {
  const faults: Fault[] = [];
  const late: LateRow[] = [];
  let [faultCount, lateCount] = [0, 0];
  const before = await readHead();
  const chain = readChain(onRows);
  const verified = await verifyChain({
    pages: chain.pages,
    head: chain.head,
    checkpoints: checkpointLines(from.checkpoints),
    keys: keysOf(from.publicKeys),
    checkpointSeq: from.checkpoints === undefined ? (before?.checkpointSeq ?? 0) : 0,
    onFault: (fault) => {
      faultCount += 1;
      if (faults.length < SHOWN) faults.push(fault);
    },
    onLate: (row) => {
      lateCount += 1;
      if (late.length < SHOWN) late.push(row);
    },
  });
  return { ...verified, faults, faultCount, late, lateCount };
}

function keysOf(pem: string | undefined) {
  if (pem !== undefined) return publicKeysOf(pem);
  const text = env().AUDIT_SIGNING_KEY;
  if (text === undefined) return new Map();
  const { keyId, publicKey } = signingKey(text);
  return new Map([[keyId, publicKey]]);
}
