import type { PoolConnection } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';
import { appendCheckpointLine, lastCheckpointLine } from '@/server/checkpoint-file';
import { env } from '@/server/env';
import {
  type Checkpoint,
  checkpointLine,
  FIRST_PREV,
  lineHash,
  parseCheckpoint,
  type SigningKey,
  signedCheckpoint,
  signingKey,
} from '../domain/checkpoint';
import { textRows } from '../queries/chain-rows';

/** @throws AppError unavailable `audit-key-missing` */
export function auditKey(): SigningKey {
  const text = env().AUDIT_SIGNING_KEY;
  if (text === undefined)
    throw new AppError(
      'unavailable',
      'audit-key-missing',
      '没有审计签名密钥。请设置 AUDIT_SIGNING_KEY，或用 npm start、bin/xyd 运行（首次运行时自动生成）。',
    );
  return signingKey(text);
}

/**
 * Signs where the committed chain stands and appends it to checkpoints.jsonl, on the chainer's connection. The line is on the disk before the
 * database knows of it: killed in between, the file is ahead, which is no fault.
 */
export async function appendCheckpoint(connection: PoolConnection): Promise<Checkpoint | undefined> {
  const key = auditKey();
  await connection.beginTransaction();
  try {
    const [head] = await textRows(
      connection,
      'SELECT seq, hash, checkpoint_seq FROM audit_head WHERE id = 1 FOR UPDATE',
    );
    const seq = Number(head?.seq ?? 0);
    const before = await lastCheckpointLine();
    // a line that was altered is left for `xyd audit verify` to tell of
    const known = before === undefined ? 0 : (parseCheckpoint(before)?.seq ?? 0);
    let made: Checkpoint | undefined;
    if (head && seq > Math.max(known, Number(head.checkpoint_seq))) {
      const prev = before === undefined ? FIRST_PREV : lineHash(before);
      made = signedCheckpoint(key, { seq, hash: head.hash, at: new Date().toISOString(), prev });
      await appendCheckpointLine(checkpointLine(made));
    }
    const upTo = Math.max(made?.seq ?? known, Number(head?.checkpoint_seq ?? 0));
    await connection.query(
      'UPDATE audit_head SET checkpoint_seq = ?, checkpoint_at = UTC_TIMESTAMP(3) WHERE id = 1 AND checkpoint_seq < ?',
      [upTo, upTo],
    );
    await connection.commit();
    return made;
  } catch (error) {
    await connection.rollback().catch(() => {});
    throw error;
  }
}
