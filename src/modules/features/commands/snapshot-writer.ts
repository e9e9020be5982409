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
