import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file whole or not at all, readable by its owner alone: a draft beside it is on the disk before it
 * takes the name, and the name is on the disk when this returns. What stood under the name is replaced.
 * @param onBytes sees every piece as it is written; when it throws at the end, by `settled`, nothing is kept
 */
export async function keepFile(
  file: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { onBytes, settled }: { onBytes?: (piece: Uint8Array) => void; settled?: () => void } = {},
): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}.tmp`; // the same file twice at once: each its own draft
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      for await (const piece of pieces) {
        onBytes?.(piece);
        await handle.writeFile(piece);
      }
      settled?.();
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
    const folder = await open(path.dirname(file), 'r');
    await folder.sync().finally(() => folder.close());
  } finally {
    await rm(draft, { force: true });
  }
}
