import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, readdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { KeptFile } from './manifest';
import { Sha256, sha256Of } from './sha256';

/** At the top of the data folder: the database's own files, secrets, what is staged, and the demo's input. */
const LEFT_OUT = new Set(['mariadb', 'secrets.json', 'ingest', 'demo', 'start.lock']);
/** Drafts that a rename has not made files of yet; keys and secrets whatever they are called. */
const PASSING = /(^|\/)\.draft-|\.tmp$|\.new(\/|$)|\.partial(\/|$)|(^|\/)secrets?(\.|$)|\.(pem|key)$/;

/** Regular files of a data folder that belong into a backup, by path. No folder, no files. */
export async function dataFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !LEFT_OUT.has(file.split('/')[0] as string) && !PASSING.test(file))
    .sort();
}

/** Copies one file under the same name, on the disk when this returns; what it read is what it hashed. */
export async function copyFile(from: string, to: string, file: string): Promise<KeptFile> {
  const target = path.join(to, file);
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const [draft, hash] = [`${target}.tmp`, new Sha256()]; // killed, it leaves no half file under the name
  await pipeline(
    createReadStream(path.join(from, file)),
    hash,
    createWriteStream(draft, { mode: 0o600, flush: true }),
  );
  await rename(draft, target);
  return { path: file, bytes: hash.bytes, sha256: hash.hex() };
}

/** Whether a file is there with the bytes it should have. */
export async function holds(folder: string, file: string, wanted: { bytes: number; sha256: string }) {
  const at = path.join(folder, file);
  const size = await stat(at).then(
    (found) => (found.isFile() ? found.size : -1),
    () => undefined,
  );
  if (size === undefined) return 'missing' as const;
  if (size !== wanted.bytes) return 'differs' as const;
  return (await sha256Of(at)).sha256 === wanted.sha256 ? ('same' as const) : ('differs' as const);
}

/** Readable by its owner alone. */
export async function newFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}
