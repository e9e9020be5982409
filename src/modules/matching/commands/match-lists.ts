import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { BLOCK_ROWS, BLOCK_WORDS } from '@/modules/rules/domain/columnar/kernels';
import { keepFile } from '@/server/keep-file';
import { BLOCKS_A_FILE } from '../domain/match-file';

const BLOCK_BYTES = BLOCK_WORDS * 4;

/** Who passes and who is referred, of every product, out of the files of bits. */
async function outcomesOf(folder: string, products: number, bytesOfBlock: number, rows: number) {
  const blocks = Math.ceil(rows / BLOCK_ROWS);
  const sets = Array.from({ length: 2 * products }, () => new Uint32Array(blocks * BLOCK_WORDS));
  const part = Buffer.alloc(2 * products * BLOCK_BYTES);
  const words = new Uint32Array(part.buffer, part.byteOffset, part.length / 4);
  const names = (await readdir(folder)).filter((name) => /^bits-\d+$/.test(name)).sort();
  for (const [f, name] of names.entries()) {
    const handle = await open(path.join(folder, name), 'r');
    for (let b = 0; b < BLOCKS_A_FILE && f * BLOCKS_A_FILE + b < blocks; b++) {
      await handle.read(part, 0, part.length, b * bytesOfBlock);
      const at = (f * BLOCKS_A_FILE + b) * BLOCK_WORDS;
      sets.forEach((bits, s) => {
        bits.set(words.subarray(s * BLOCK_WORDS, (s + 1) * BLOCK_WORDS), at);
      });
    }
    await handle.close();
  }
  return sets;
}

/**
 * Each product's list, `list-<n>`: int32 rows of who passes, the best first, then of who is referred.
 * @param order all rows, the best first
 * @returns how many of each
 */
export async function collectLists(
  folder: string,
  order: Int32Array,
  products: number,
  bytesOfBlock: number,
): Promise<{ pass: number; refer: number }[]> {
  const sets = await outcomesOf(folder, products, bytesOfBlock, order.length);
  const counts: { pass: number; refer: number }[] = [];
  const list = new Int32Array(order.length);
  for (let p = 0; p < products; p++) {
    const [pass, refer] = [sets[2 * p]!, sets[2 * p + 1]!];
    let n = 0;
    for (const row of order) if ((pass[row >> 5]! >>> (row & 31)) & 1) list[n++] = row;
    const passing = n;
    for (const row of order) if ((refer[row >> 5]! >>> (row & 31)) & 1) list[n++] = row;
    await keepFile(path.join(folder, `list-${p}`), [new Uint8Array(list.buffer, 0, n * 4)]);
    counts.push({ pass: passing, refer: n - passing });
  }
  return counts;
}
