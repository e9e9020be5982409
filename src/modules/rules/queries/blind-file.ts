import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import type { BlindState } from '../domain/blind-desk';
import {
  type BlindHead,
  beginning,
  beginningBytes,
  change,
  digestOf,
  HEAD_BYTES,
  headBytes,
  readHead,
  readHeadless,
  readState,
} from './blind-record';

const [WAIT_MS, PATIENCE_MS, STALE_MS] = [2, 5_000, 30_000];
/** The file is begun anew when it has grown to so many times what it began with. */
const MOST_GROWN = 4;

/**
 * What one bank was told of one snapshot so far, as a file that every process reads before it answers and adds to
 * before it tells: whole or not at all where a process is killed. Nothing waits for the disk: what a power cut
 * took off the end is found to be missing, or was as little written as the answer was received.
 */
export class BlindFile {
  /** the file as this process left or last read it */
  private seen: { readonly stamp: string; readonly head: BlindHead | undefined } | undefined;

  constructor(
    private readonly file: string,
    private readonly rows: number,
  ) {}

  /**
   * The state another process left since this one last looked; undefined when there is none or nothing new.
   * @throws AppError unavailable `blind-file-differs`
   */
  news(): BlindState | undefined {
    const stamp = this.stamp();
    if (stamp === undefined || stamp === this.seen?.stamp) return undefined;
    const bytes = readFileSync(this.file);
    const { rows } = this;
    const state = readState(bytes, rows) ?? readHeadless(bytes, rows);
    if (!state)
      throw new AppError(
        'unavailable',
        'blind-file-differs',
        '盲筛记录文件已损坏，为保护企业数据，暂停向本行给出这份快照的计数。请联系平台。',
      );
    this.seen = { stamp, head: readHead(bytes, rows) };
    return state;
  }

  /**
   * Keeps a state, whole or not at all.
   * @param moves what changed since it was last kept or read: row, group, row, group …; undefined = all of it
   */
  keep(state: BlindState, moves: Int32Array | undefined): void {
    const head = this.seen?.head;
    const grown = head && head.length > HEAD_BYTES + MOST_GROWN * beginningBytes(this.rows);
    if (head && !grown && this.stamp() === this.seen?.stamp) this.add(head, change(moves, state.labels));
    else this.begin(state);
  }

  private begin(state: BlindState): void {
    mkdirSync(path.dirname(this.file), { recursive: true, mode: 0o700 });
    const draft = `${this.file}.${process.pid}.tmp`;
    const parts = beginning(state);
    const head = { length: HEAD_BYTES + beginningBytes(this.rows), digest: digestOf(...parts) };
    const file = openSync(draft, 'w', 0o600);
    try {
      writeAll(file, [headBytes(this.rows, head), ...parts], 0);
    } finally {
      closeSync(file);
    }
    renameSync(draft, this.file);
    this.saw(head);
  }

  /** What is added counts once the head says so. */
  private add(before: BlindHead, parts: readonly Uint8Array[]): void {
    const file = openSync(this.file, 'r+');
    try {
      const length = writeAll(file, parts, before.length);
      const head = { length, digest: digestOf(before.digest, ...parts) };
      writeAll(file, [headBytes(this.rows, head)], 0);
      this.saw(head);
    } finally {
      closeSync(file);
    }
  }

  private saw(head: BlindHead): void {
    this.seen = { stamp: headBytes(this.rows, head).toString('hex'), head };
  }

  /** Differs whenever the file was begun anew, added to or shortened. */
  private stamp(): string | undefined {
    let file: number;
    try {
      file = openSync(this.file, 'r');
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw cause;
    }
    try {
      const head = Buffer.alloc(HEAD_BYTES);
      readSync(file, head, 0, HEAD_BYTES, 0);
      const short = fstatSync(file).size < (this.seen?.head?.length ?? 0);
      return `${head.toString('hex')}${short ? ' short' : ''}`;
    } finally {
      closeSync(file);
    }
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

/** @returns the place after what was written */
function writeAll(file: number, parts: readonly Uint8Array[], from: number): number {
  let at = from;
  for (const part of parts)
    for (let done = 0; done < part.length; ) {
      const n = writeSync(file, part, done, part.length - done, at);
      done += n;
      at += n;
    }
  return at;
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
