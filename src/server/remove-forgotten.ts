import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const KEPT_FOR_MS = 24 * 3_600_000;

/** Removes from a folder of passing files what is older than a day: whoever put it there was killed, or never came back. */
export async function removeForgotten(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > KEPT_FOR_MS) await rm(file, { recursive: true, force: true });
  }
}
