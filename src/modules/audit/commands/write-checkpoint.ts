import { chainPool } from '@/server/db';
import type { Checkpoint } from '../domain/checkpoint';
import { appendCheckpoint, auditKey } from './append-checkpoint';
import { chainTrail } from './chain-trail';

/**
 * Links what is not linked yet, then signs where the chain stands and appends it to checkpoints.jsonl.
 * @returns the checkpoint; undefined when nothing was linked since the last one
 * @throws AppError unavailable `audit-key-missing`
 */
export async function writeCheckpoint(): Promise<Checkpoint | undefined> {
  auditKey();
  await chainTrail();
  const connection = await chainPool().getConnection();
  try {
    return await appendCheckpoint(connection);
  } finally {
    connection.release();
  }
}
