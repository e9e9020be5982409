import { type Instant, instant } from '@/kernel/period';
import { db } from '@/server/db';
import { championModel } from './active-models';

export type Champion = {
  readonly name: string;
  readonly version: string;
  /** undefined: the one the installation came with */
  readonly since:
    | { readonly activation: bigint; readonly at: Instant; readonly maker: string; readonly checker: string }
    | undefined;
};

/** The champion in force, and who put it there. @throws AppError unavailable `model-registry-broken` */
export async function championSince(): Promise<Champion> {
  const champion = await championModel();
  const row = await db().modelActivation.findFirst({
    where: { status: 'approved', model: champion.name, version: champion.version },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
  });
  if (!row?.decidedAt) return { ...champion, since: undefined };
  const { id: activation, proposedBy: maker, decidedBy, decidedAt } = row;
  return { ...champion, since: { activation, at: instant(decidedAt), maker, checker: decidedBy ?? '' } };
}
