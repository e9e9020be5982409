import { createHash } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { env } from './env';
import { keepFile } from './keep-file';

/** Which part of the journal: what was taken in, or what was made of it. */
export type JournalPart = 'intake' | 'editions';

export function journalFolder(): string {
  return path.join(env().XYD_DATA_DIR, 'journal');
}

/** Lines as NDJSON, with how many there are at the end: a journal cut short is noticed. */
export function journalText(lines: readonly string[]): string {
  return [...lines, JSON.stringify({ kind: 'end', lines: lines.length }), ''].join('\n');
}

/**
 * Keeps one part of the journal beside the data, replacing the one before. Lines that never change once
 * written (`lasting`) must all be there again: where one is not, the file belongs to another database
 * (a new one in the folder of one that was lost) and is set aside under its own sha256, never overwritten.
 */
export async function keepJournal(
  part: JournalPart,
  lines: readonly string[],
  lasting: (line: string) => boolean,
): Promise<void> {
  const file = path.join(journalFolder(), `${part}.ndjson`);
  const before = await readFile(file, 'utf8').catch(() => undefined);
  const text = journalText(lines);
  if (before === text) return;
  if (before !== undefined) {
    const now = new Set(lines);
    if (before.split('\n').some((line) => lasting(line) && !now.has(line))) {
      const sha256 = createHash('sha256').update(before).digest('hex');
      await rename(file, path.join(journalFolder(), `${part}.${sha256.slice(0, 12)}.ndjson`));
    }
  }
  await keepFile(file, [Buffer.from(text, 'utf8')]);
}
