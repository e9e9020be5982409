import { type Instant, instant } from '@/kernel/period';
import type { AuditScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import { env } from '@/server/env';
import { signingKey } from '../domain/checkpoint';

export type TrailStatus = {
  readonly linked: number;
  readonly hash: string;
  /** written, not linked yet */
  readonly unchained: number;
  readonly checkpoint?: { readonly seq: number; readonly at: Instant };
  /** of the key that signs; undefined = there is none */
  readonly keyId?: string;
  readonly verified?: { readonly at: Instant; readonly seq: number; readonly faults: number };
  /** what filters may choose from */
  readonly actions: readonly string[];
};

/** How the chain stands; undefined when its head is gone. */
export async function trailStatus(_scope: AuditScope): Promise<TrailStatus | undefined> {
  const head = await db().auditHead.findUnique({ where: { id: 1 } });
  if (!head) return undefined;
  const [unchained, actions] = await Promise.all([
    db().auditEvent.count({ where: { seq: null } }),
    db().auditEvent.groupBy({ by: ['action'], orderBy: { action: 'asc' } }),
  ]);
  const { seq, hash, checkpointSeq, checkpointAt, verifiedAt, verifiedSeq, verifiedFaults } = head;
  const key = env().AUDIT_SIGNING_KEY;
  return {
    linked: Number(seq),
    hash,
    unchained,
    checkpoint: checkpointAt ? { seq: Number(checkpointSeq), at: instant(checkpointAt) } : undefined,
    keyId: key === undefined ? undefined : signingKey(key).keyId,
    verified:
      verifiedAt && verifiedSeq !== null && verifiedFaults !== null
        ? { at: instant(verifiedAt), seq: Number(verifiedSeq), faults: verifiedFaults }
        : undefined,
    actions: actions.map((row) => row.action),
  };
}
