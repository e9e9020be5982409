import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import type { SourceKey } from '../domain/source';
import { BulkLoad } from './bulk-load';

/** Keys looked up together; the server keeps them in memory (16 MB by default). */
const TOGETHER = 100_000;

/** Looks up which records of one source are known already. */
export class KnownKeys {
  private made = false;

  /** @param last enterprises with a greater id have none */
  constructor(
    private readonly connection: PoolConnection,
    private readonly source: SourceKey,
    private readonly last: number,
  ) {}

  /** Sets `busy` to 1 at rows whose record is known; rows set already are passed over. */
  async mark(view: DataView, offsets: Uint32Array, ids: Float64Array, busy: Uint8Array): Promise<void> {
    for (let from = 0; from < offsets.length; from += TOGETHER) {
      const to = Math.min(offsets.length, from + TOGETHER);
      let load: BulkLoad | undefined;
      for (let i = from; i < to; i++) {
        if (busy[i] || ids[i]! > this.last) continue;
        load ??= await this.begin();
        const behind = load.write(`${i}\t${ids[i]}\t${hexOf(view, offsets[i]! + 16)}`);
        if (behind) await behind;
      }
      if (!load) continue;
      await load.end();
      const [rows] = await this.connection.query<RowDataPacket[]>({
        sql: `SELECT k.i FROM ingest_key k STRAIGHT_JOIN record r
                ON r.enterprise_id = k.enterprise_id AND r.source = ? AND r.natural_key = k.natural_key`,
        values: [this.source],
        rowsAsArray: true,
      });
      for (const [i] of rows as unknown as [number][]) busy[i] = 1;
    }
  }

  private async begin(): Promise<BulkLoad> {
    if (!this.made)
      await this.connection.query(
        `CREATE TEMPORARY TABLE ingest_key (i INT UNSIGNED NOT NULL, enterprise_id BIGINT NOT NULL,
           natural_key BINARY(16) NOT NULL) ENGINE=MEMORY`,
      );
    else await this.connection.query('DELETE FROM ingest_key');
    this.made = true;
    return new BulkLoad(
      this.connection,
      'ingest_key',
      '(i, enterprise_id, @key) SET natural_key = UNHEX(@key)',
    );
  }

  async close(): Promise<void> {
    if (this.made) await this.connection.query('DROP TEMPORARY TABLE IF EXISTS ingest_key');
  }
}

function hexOf(view: DataView, at: number): string {
  let hex = '';
  for (let i = at; i < at + 16; i += 4) hex += view.getUint32(i).toString(16).padStart(8, '0');
  return hex;
}
