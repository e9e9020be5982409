import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { ResultSetHeader } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';

const PIECE = 64 * 1024;
/** Longest silence between two lines, seconds. */
const PATIENCE = 3600;

/** Text for one LOAD DATA field: NULL for undefined, the separators escaped. */
export function field(text: string | undefined): string {
  if (text === undefined) return '\\N';
  return /[\\\t\n\r\0]/.test(text) ? text.replace(/[\\\t\n\r\0]/g, (c) => ESCAPED[c] as string) : text;
}
const ESCAPED: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
};

/**
 * LOAD DATA LOCAL fed line by line in bounded memory. LOCAL makes the server turn every error into a
 * warning, so the end counts: all lines in, no warning, or the load failed.
 */
export class BulkLoad {
  private readonly stream = new PassThrough({ highWaterMark: 4 * PIECE });
  private readonly done: Promise<ResultSetHeader>;
  private piece = '';
  private lines = 0;

  /**
   * @param into `table (columns…) SET …` of the statement; fields are separated by tabs
   * @param charset `binary`: taken byte for byte, so that BINARY columns need no hexadecimal
   */
  constructor(
    connection: PoolConnection,
    table: string,
    into: string,
    charset: 'utf8mb4' | 'binary' = 'utf8mb4',
  ) {
    const sql = `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${table} CHARACTER SET ${charset}
      FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' ${into}`;
    // a file is read meanwhile: lines may be long in coming (the server's default is 30 s)
    connection.query(`SET SESSION net_read_timeout = ${PATIENCE}`).catch(() => {});
    this.done = connection
      .query<ResultSetHeader>({ sql, infileStreamFactory: () => this.stream })
      .then(([result]) => result);
    this.done.catch(() => {});
  }

  /** @returns a promise to wait for when the server is behind */
  write(line: string): Promise<unknown> | undefined {
    this.lines++;
    this.piece += line;
    this.piece += '\n';
    return this.piece.length >= PIECE ? this.flush() : undefined;
  }

  /** Whole lines as bytes, which the caller leaves alone from now on. @returns as `write` does */
  writeLines(bytes: Uint8Array, lines: number): Promise<unknown> | undefined {
    this.lines += lines;
    const behind = this.flush();
    return this.send(bytes) ?? behind;
  }

  /** @throws AppError unavailable `database-local-infile`, internal `bulk-load-incomplete` */
  async end(): Promise<void> {
    await this.flush();
    this.stream.end();
    const result = await this.done.catch((error) => {
      throw loadError(error);
    });
    const warnings = (result as { warningStatus?: number }).warningStatus ?? 0;
    if (result.affectedRows !== this.lines || warnings > 0)
      throw new AppError('internal', 'bulk-load-incomplete', '数据装载不完整，已全部撤销。请重试。', {
        lines: this.lines,
        loaded: result.affectedRows,
        warnings,
      });
  }

  /** Ends the statement without judging it; its table is thrown away by the caller. */
  async abandon(): Promise<void> {
    this.stream.end();
    await this.done.catch(() => {});
  }

  private flush(): Promise<unknown> | undefined {
    if (this.piece === '') return undefined;
    const bytes = Buffer.from(this.piece);
    this.piece = '';
    return this.send(bytes);
  }

  private send(bytes: Uint8Array): Promise<unknown> | undefined {
    if (this.stream.write(bytes)) return undefined;
    return Promise.race([once(this.stream, 'drain'), this.done]).catch((error) => {
      throw loadError(error);
    });
  }
}

function loadError(error: unknown): unknown {
  const errno = (error as { errno?: number }).errno;
  if (errno !== 3948 && errno !== 1148 && errno !== 4166) return error;
  return new AppError(
    'unavailable',
    'database-local-infile',
    '数据库不允许 LOAD DATA LOCAL。请在数据库服务器上设置 local_infile=1。',
  );
}
