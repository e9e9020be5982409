import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import type { BlindState } from '../domain/screening-desk';

const LABEL = 4;
const [WAIT_MS, PATIENCE_MS, STALE_MS] = [2, 5_000, 30_000];

/** What one bank was told of one snapshot so far, as a file that every process reads before it answers. */
export class BlindFile {
  private seen: string | undefined;

  constructor(
    private readonly file: string,
    private readonly rows: number,
  ) {}

  /** The state another process left since this one last looked; undefined when there is none or nothing new. */
  news(): BlindState | undefined {
    const now = this.stamp();
    if (now === undefined || now === this.seen) return undefined;
    const bytes = readFileSync(this.file);
    const { rows } = this;
    if (bytes.length !== rows * (LABEL + 2))
      throw new AppError(
        'unavailable',
        'blind-file-differs',
        '盲筛记录文件已损坏，为保护企业数据，暂停向本行给出这份快照的计数。请联系平台。',
      );
    this.seen = now;
    const whole = Uint8Array.from(bytes);
    return {
      labels: new Int32Array(whole.buffer, 0, rows),
      districts: whole.subarray(rows * LABEL, rows * (LABEL + 1)),
      scores: whole.subarray(rows * (LABEL + 1)),
    };
  }

  /** Whole or not at all. */
  keep({ labels, districts, scores }: BlindState): void {
    mkdirSync(path.dirname(this.file), { recursive: true, mode: 0o700 });
    const draft = `${this.file}.${process.pid}.tmp`;
    const bytes = Buffer.concat([
      new Uint8Array(labels.buffer, labels.byteOffset, labels.byteLength),
      districts,
      scores,
    ]);
    writeFileSync(draft, bytes, { mode: 0o600 });
    renameSync(draft, this.file);
    this.seen = this.stamp();
  }

  private stamp(): string | undefined {
    const found = statSync(this.file, { throwIfNoEntry: false, bigint: true });
    return found && `${found.ino}:${found.mtimeNs}`;
  }

  /** One process at a time asks and answers for this bank and snapshot. @throws AppError unavailable */
  exclusively<T>(work: () => T): T {
    const lock = `${this.file}.lock`;
    mkdirSync(path.dirname(lock), { recursive: true, mode: 0o700 });
    for (const start = Date.now(); !taken(lock); ) {
      if (Date.now() - start > PATIENCE_MS)
        throw new AppError('unavailable', 'blind-busy', '本行正有另一项筛选在计算，请稍后再试。');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
    }
    try {
      return work();
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

function taken(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    const held = statSync(lock, { throwIfNoEntry: false });
    // its process was killed: what it told is in the file, or was never told
    if (held && Date.now() - held.mtimeMs > STALE_MS) rmSync(lock, { force: true });
    return false;
  }
}
