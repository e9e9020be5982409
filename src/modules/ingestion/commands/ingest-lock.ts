import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';
import type { Instant } from '@/kernel/period';
import { fromDatetime } from '../queries/batch-row';

/**
 * Named locks of the database server, per database. One batch at a time settles (`ingest`); each running
 * batch holds its own (`batch-7`), so that a killed process is known by its lock being free.
 */
async function lockName(connection: PoolConnection, name: string): Promise<string> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT LEFT(MD5(DATABASE()), 12) AS d');
  return `xyd-${rows[0]?.d}-${name}`;
}

/** @throws AppError unavailable `ingest-busy` when it is not free within `seconds` */
export async function takeLock(connection: PoolConnection, name: string, seconds: number): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT GET_LOCK(?, ?) AS got', [
    await lockName(connection, name),
    seconds,
  ]);
  if (Number(rows[0]?.got) !== 1)
    throw new AppError('unavailable', 'ingest-busy', '另一个文件正在入库，等待超时。请稍后重试。');
}

export async function releaseLock(connection: PoolConnection, name: string): Promise<void> {
  await connection.query('SELECT RELEASE_LOCK(?)', [await lockName(connection, name)]);
}

export async function isLockFree(connection: PoolConnection, name: string): Promise<boolean> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT IS_FREE_LOCK(?) AS free', [
    await lockName(connection, name),
  ]);
  return Number(rows[0]?.free) === 1;
}

/** The clock of the database, which all processes share. */
export async function databaseNow(connection: PoolConnection): Promise<Instant> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT UTC_TIMESTAMP(3) AS now');
  return fromDatetime(rows[0]?.now as string);
}
