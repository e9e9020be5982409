import type { Actor } from '@/kernel/permissions';
import type { Fault, Verified } from '../domain/verify-chain';
import { unchainedIds } from '../queries/chain-rows';
import { checkTrail, SHOWN, type TrailReport, type TrailSources } from '../queries/check-trail';
import { audited } from './audited';
import { chainTrail } from './chain-trail';

/**
 * Links what waits, recomputes the whole chain, holds it against the checkpoints, and leaves a row that says so.
 */
export async function verifyTrail(
  actor: Actor,
  from: TrailSources = {},
  onRows?: (rows: number) => void,
): Promise<TrailReport> {
  // what cannot be linked is told as unchained below
  await chainTrail().catch(() => {});
  const checked = await checkTrail(from, onRows);
  const unchained = (await lastingUnchained()).map((id): Fault => ({ kind: 'row-unchained', id }));
  const report: TrailReport = {
    ...checked,
    faults: [...checked.faults, ...unchained],
    faultCount: checked.faultCount + unchained.length,
  };
  await keepVerdict(actor, report, report.faultCount);
  return report;
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
