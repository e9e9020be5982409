import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';

const NAME = '.invitations';
const WAIT_SECONDS = 60;

/**
 * One list of invitations at a time is sent or stopped: the cap per enterprise holds over all banks, so who
 * counts must see what the others sent. Answers of enterprises do not wait here.
 * @throws AppError unavailable `invitations-busy`
 */
export async function oneAtATime<T>(connection: PoolConnection, work: () => Promise<T>): Promise<T> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT GET_LOCK(CONCAT(DATABASE(), ?), ?) AS got', [
    NAME,
    WAIT_SECONDS,
  ]);
  if (Number(rows[0]?.got) !== 1)
    throw new AppError('unavailable', 'invitations-busy', '平台正在发送另一批邀请，等待超时。请稍后重试。');
  try {
    return await work();
  } finally {
    // a broken connection has given its locks back already
    await connection.query('SELECT RELEASE_LOCK(CONCAT(DATABASE(), ?))', [NAME]).catch(() => {});
  }
}
