import { HELD_BYTES, type RowSpill, SpillFile } from './row-spill';

/** Enterprises counted together: 2^8 neighbours. */
const SHIFT = 8;
const BUFFER = 256 * 1024;

/** Bytes of rows by enterprise, for cutting them into parts. Ids below 0 (not resolved) count as one. */
export class RowSizes {
  private bytes = new Float64Array(1024);
  last = 0;

  add(enterpriseId: number, bytes: number): void {
    const cell = enterpriseId < 0 ? 0 : (enterpriseId >> SHIFT) + 1;
    while (cell >= this.bytes.length) {
      const larger = new Float64Array(2 * this.bytes.length);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[cell]! += bytes;
    if (cell > this.last) this.last = cell;
  }

  /** @returns by cell the part it belongs to, and the size of each part; parts follow the ids */
  parts(): { partOf: Uint32Array; sizes: number[] } {
    const partOf = new Uint32Array(this.last + 1);
    const sizes = [this.bytes[0]!];
    let size = Number.POSITIVE_INFINITY; // the unresolved stand alone
    for (let cell = 1; cell <= this.last; cell++) {
      if (size + this.bytes[cell]! > HELD_BYTES) {
        sizes.push(0);
        size = 0;
      }
      size += this.bytes[cell]!;
      sizes[sizes.length - 1] = size;
      partOf[cell] = sizes.length - 1;
    }
    return { partOf, sizes };
  }
}

/**
 * Lays the rows of a spill out by enterprise: parts of at most about 48 MiB, in ascending id, the
 * unresolved first. Each row is seen once more on the way.
 * @param resolve sets the row's enterprise (offset 8) and gives it back
 */
export function* partitioned(
  spill: RowSpill,
  name: string,
  counted: RowSizes,
  resolve: (rows: DataView, at: number) => number,
): Generator<Uint8Array> {
  const { partOf, sizes } = counted.parts();
  const starts: number[] = [];
  let total = 0;
  for (const size of sizes) {
    starts.push(total);
    total += size;
  }
  const file = total > HELD_BYTES ? new SpillFile(`parts-${name}`) : undefined;
  const whole = file ? undefined : new Uint8Array(total);
  try {
    const out = sizes.map((_, i) => ({
      at: starts[i]!,
      filled: 0,
      buffer: new Uint8Array(file ? BUFFER : 0),
    }));
    const flush = (part: (typeof out)[number]) => {
      file?.write(part.buffer.subarray(0, part.filled), part.at);
      part.at += part.filled;
      part.filled = 0;
    };
    for (const block of spill.blocks()) {
      const view = new DataView(block.buffer, block.byteOffset, block.length);
      for (let at = 0; at < block.length; ) {
        const size = view.getUint32(at, true);
        const id = resolve(view, at);
        const part = out[id < 0 ? 0 : partOf[(id >> SHIFT) + 1]!]!;
        const row = block.subarray(at, at + size);
        at += size;
        if (whole) {
          whole.set(row, part.at);
          part.at += size;
          continue;
        }
        if (part.filled + size > part.buffer.length) {
          flush(part);
          if (size > part.buffer.length) part.buffer = new Uint8Array(size);
        }
        part.buffer.set(row, part.filled);
        part.filled += size;
      }
    }
    for (const part of out) flush(part);
    for (const [i, size] of sizes.entries()) {
      if (size === 0) continue;
      if (whole) {
        yield whole.subarray(starts[i]!, starts[i]! + size);
        continue;
      }
      const part = new Uint8Array(size);
      file?.read(part, starts[i]!);
      yield part;
    }
  } finally {
    file?.close();
  }
}
