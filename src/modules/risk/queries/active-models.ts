import { db } from '@/server/db';
import type { Prisma } from '@/server/prisma/client';
import type { ActiveModels } from '../domain/model-files';
import { shippedModels } from './read-model-file';

/**
 * The registry in force: models/active.json, with the champion a second person last approved in place
 * of the shipped one.
 * @param client default the database; a transaction, to read what it has locked
 * @throws AppError unavailable `model-registry-broken`
 */
export async function activeModels(
  client: Pick<Prisma.TransactionClient, 'modelActivation'> = db(),
): Promise<ActiveModels> {
  const shipped = await shippedModels();
  const approved = await client.modelActivation.findFirst({
    where: { status: 'approved' },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    select: { model: true, version: true },
  });
  if (!approved) return shipped;
  const { model: name, version } = approved;
  const others = shipped.models
    .filter((m) => m.name !== name)
    .map((m) => (m.role === 'champion' ? { ...m, role: 'challenger' as const } : m));
  return { champion: name, models: [{ name, version, role: 'champion' }, ...others] };
}

/** The champion in force. @throws AppError unavailable `model-registry-broken` */
export async function championModel(
  client?: Pick<Prisma.TransactionClient, 'modelActivation'>,
): Promise<{ name: string; version: string }> {
  const { champion, models } = await activeModels(client);
  const { name, version } = models.find((m) => m.name === champion) as ActiveModels['models'][number];
  return { name, version };
}
