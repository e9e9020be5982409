import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { env } from '@/server/env';

/** A file that is gone with its process, however that ends: it loses its name as it is opened. */
export class SpillFile {
  private readonly fd: number;
  private readonly file: string;

  constructor(name: string) {
    const folder = path.join(env().XYD_DATA_DIR, 'ingest');
    mkdirSync(folder, { recursive: true });
    this.file = path.join(folder, `${name}-${process.pid}`);
    this.fd = openSync(this.file, 'w+', 0o600);
    rmSync(this.file, { force: true });
  }

  write(bytes: Uint8Array, at: number): void {
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.fd, bytes, done, bytes.length - done, at + done);
  }

  read(bytes: Uint8Array, at: number): void {
    for (let done = 0; done < bytes.length; ) {
      const got = readSync(this.fd, bytes, done, bytes.length - done, at + done);
      if (got === 0) throw new Error('a spill file ends early');
      done += got;
    }
  }

  close(): void {
    closeSync(this.fd);
    rmSync(this.file, { force: true }); // where an open file keeps its name
  }
}

/** Bytes kept in memory before they go to a file, and the most one part of a partition holds. */
export const HELD_BYTES = 48 * 1024 * 1024;

/** Blocks of rows in the order they came, in memory while they are few. */
export class RowSpill {
  private held: Uint8Array<ArrayBuffer>[] = [];
  private heldBytes = 0;
  private readonly sizes: number[] = [];
  private written = 0;
  private file: SpillFile | undefined;

  constructor(private readonly name: string) {}

  add(rows: Uint8Array<ArrayBuffer>): void {
    if (rows.length === 0) return;
    this.held.push(rows);
    this.heldBytes += rows.length;
    if (this.heldBytes > HELD_BYTES) this.flush();
  }

  private flush(): void {
    this.file ??= new SpillFile(`rows-${this.name}`);
    for (const rows of this.held) {
      this.file.write(rows, this.written);
      this.sizes.push(rows.length);
      this.written += rows.length;
    }
    this.held = [];
    this.heldBytes = 0;
  }

  /** Block by block; the memory of one is used again for the next. */
  *blocks(): Generator<Uint8Array> {
    if (!this.file) {
      yield* this.held;
      return;
    }
    this.flush();
    let memory = new Uint8Array(0);
    let at = 0;
    for (const size of this.sizes) {
      if (memory.length < size) memory = new Uint8Array(2 * size);
      const block = memory.subarray(0, size);
      this.file.read(block, at);
      at += size;
      yield block;
    }
  }

  close(): void {
    this.held = [];
    this.file?.close();
    this.file = undefined;
  }
}
