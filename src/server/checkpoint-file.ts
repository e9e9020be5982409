import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { env } from './env';

/** Where signed checkpoints of the audit chain are kept: beside the database, not in it. */
export function checkpointFile(): string {
  return path.join(env().XYD_DATA_DIR, 'audit', 'checkpoints.jsonl');
}

/**
 * Whole lines of the file as it is now, in order; what is appended meanwhile is not among them, nor a last
 * line that a killed process wrote only half. No file, no lines.
 */
export async function* checkpointLines(file = checkpointFile()): AsyncGenerator<string> {
  const size = await wholeSize(file);
  if (size === 0) return;
  const stream = createReadStream(file, { end: size - 1, encoding: 'utf8' });
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }))
    yield line;
}

/** The last whole line. */
export async function lastCheckpointLine(file = checkpointFile()): Promise<string | undefined> {
  const size = await wholeSize(file);
  if (size === 0) return undefined;
  const tail = await read(file, Math.max(0, size - LONGEST), size);
  return tail.slice(0, -1).split('\n').at(-1);
}

/** Appends a line in one write and waits until it is on the disk; half a line of a killed process makes way. */
export async function appendCheckpointLine(line: string, file = checkpointFile()): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const size = await wholeSize(file);
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.truncate(size);
    await handle.writeFile(`${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** No line is longer. */
const LONGEST = 4096;

/** Bytes up to the end of the last whole line. */
async function wholeSize(file: string): Promise<number> {
  const size = await stat(file).then(
    (found) => found.size,
    (error) => {
      if (error.code === 'ENOENT') return 0;
      throw error;
    },
  );
  if (size === 0) return 0;
  const start = Math.max(0, size - LONGEST);
  const tail = await read(file, start, size);
  return start + tail.lastIndexOf('\n') + 1; // lines are ASCII
}

async function read(file: string, start: number, end: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(end - start);
    await handle.read(bytes, 0, bytes.length, start);
    return bytes.toString('latin1');
  } finally {
    await handle.close();
  }
}
