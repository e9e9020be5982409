import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { BATCH_ROWS, SnapshotEncoder } from '../domain/snapshot-file';

/** Writes a snapshot's rows to a draft file, 65,536 in memory at a time, hashing on the way. */
export class SnapshotWriter {
  rows = 0;
  private readonly ids = new BigInt64Array(BATCH_ROWS);
  private readonly columns: readonly Float64Array[];
  private filled = 0;
  private readonly hash: Hash = createHash('sha256');

  private constructor(
    private readonly encoder: SnapshotEncoder,
    private readonly file: FileHandle,
    private readonly pumped: { done: Promise<void>; failed?: unknown },
    features: number,
  ) {
    this.columns = Array.from({ length: features }, () => new Float64Array(BATCH_ROWS));
    pumped.done = this.pump().catch((cause: unknown) => {
      pumped.failed = cause;
    });
  }

  static async create(
    draft: string,
    features: readonly string[],
    told: Readonly<Record<string, string>>,
  ): Promise<SnapshotWriter> {
    await mkdir(path.dirname(draft), { recursive: true });
    const file = await open(draft, 'w');
    return new SnapshotWriter(
      new SnapshotEncoder(features, told),
      file,
      { done: Promise.resolve() },
      features.length,
    );
  }

  /** Takes the next enterprise (ascending id): `fill` writes its values into row `row` of the columns. */
  async add(
    enterpriseId: bigint,
    fill: (columns: readonly Float64Array[], row: number) => void,
  ): Promise<void> {
    this.ids[this.filled] = enterpriseId;
    fill(this.columns, this.filled);
    this.filled += 1;
    this.rows += 1;
    if (this.filled === BATCH_ROWS) await this.flush();
  }

  /** Takes the rows `from` up to before `to` of columns as they are. */
  async addRows(
    ids: BigInt64Array,
    columns: readonly Float64Array[],
    from: number,
    to: number,
  ): Promise<void> {
    for (let at = from; at < to; ) {
      const end = Math.min(to, at + BATCH_ROWS - this.filled);
      this.ids.set(ids.subarray(at, end), this.filled);
      for (let c = 0; c < columns.length; c++)
        this.columns[c]!.set(columns[c]!.subarray(at, end), this.filled);
      this.filled += end - at;
      this.rows += end - at;
      at = end;
      if (this.filled === BATCH_ROWS) await this.flush();
    }
  }

  private async flush(): Promise<void> {
    if (this.pumped.failed) throw this.pumped.failed;
    if (this.filled > 0) this.encoder.write(this.ids, this.columns, this.filled);
    this.filled = 0;
    await new Promise((turn) => setImmediate(turn)); // lets the pump take the batch to the disk
  }

  private async pump(): Promise<void> {
    for await (const chunk of this.encoder.bytes()) {
      this.hash.update(chunk);
      await this.file.write(chunk);
    }
  }

  /** Ends the file, on the disk. @returns its sha256 in hex */
  async finish(): Promise<string> {
    await this.flush();
    this.encoder.finish();
    await this.pumped.done;
    if (this.pumped.failed) throw this.pumped.failed;
    await this.file.sync();
    await this.file.close();
    return this.hash.digest('hex');
  }

  async abandon(): Promise<void> {
    await this.file.close().catch(() => undefined);
  }
}
