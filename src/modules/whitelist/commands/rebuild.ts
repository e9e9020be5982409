import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { audited } from '@/modules/audit/commands/audited';
import { rebuildBatches } from '@/modules/ingestion/commands/rebuild-batches';
import { db } from '@/server/db';
import { SYSTEM_ACTOR } from '@/server/scopes';
import { type Journal, parseJournal, tookIn } from '../domain/journal';
import { type RebuiltList, rebuildLists } from './rebuild-lists';
import { restoreDecisions } from './restore-editions';
import { writeEditionsJournal } from './write-editions-journal';

export type RebuildStep = 'intake' | 'snapshot' | 'score' | 'list';
export type Rebuilt = {
  readonly batches: number;
  readonly lists: readonly RebuiltList[];
  /** in words: batches that did not become what they were */
  readonly differences: readonly string[];
  /** every batch and every list came out as it was */
  readonly identical: boolean;
};

const KIND = 'rebuild';
const PARTS = ['intake.ndjson', 'editions.ndjson'];

/**
 * 重建: makes everything again in an empty database from the kept source files and the journal: records,
 * snapshots, scores, lists. Editions are evaluated anew and held against the sha256 they were published with.
 * Killed, it goes on where it stopped when it is run again with the same journal.
 * @param input.journal a file, or the folder the journal is kept in beside the data
 * @throws AppError conflict `database-not-empty` | `rebuild-of-another-journal`, invalid `journal-malformed`,
 *   not-found (journal, source file), conflict `source-differs`
 */
export async function rebuild(input: {
  readonly journal: string;
  readonly sources: string;
  readonly onProgress?: (step: RebuildStep, done: number, total: number | undefined, note: string) => void;
}): Promise<Rebuilt> {
  const { journal, sha256 } = await readJournal(input.journal);
  await begin(sha256);
  const { differences } = await rebuildBatches({
    batches: journal.batch,
    dismissals: journal.dismissal,
    sources: path.resolve(input.sources),
    onProgress: (done, total, note) => input.onProgress?.('intake', done, total, note),
  });
  await restoreDecisions(journal);
  const lists = await rebuildLists(journal, differences[0]?.words, (step, done, note) =>
    input.onProgress?.(step, done, undefined, note),
  );
  await writeEditionsJournal();
  const result = {
    batches: journal.batch.length,
    lists,
    differences: differences.map((d) => d.words),
    identical: differences.length === 0 && lists.every((list) => list.identical),
  };
  await end(sha256, { identical: result.identical, lists: lists.length });
  return result;
}

async function readJournal(at: string): Promise<{ journal: Journal; sha256: string }> {
  const folder = await stat(at).then(
    (found) => found.isDirectory(),
    () => {
      throw new AppError(
        'not-found',
        'journal-missing',
        `找不到记录册 ${at}。请写明导出的文件，或数据目录下的 journal。`,
      );
    },
  );
  const names = folder ? await readdir(at) : [];
  const files = folder ? PARTS.filter((n) => names.includes(n)).map((n) => path.join(at, n)) : [at];
  const text = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('');
  const parsed = parseJournal(text);
  if (!parsed.ok)
    throw new AppError(
      'invalid',
      'journal-malformed',
      `记录册 ${at} 第 ${parsed.line} 行有误：${parsed.words}。没有重建。`,
    );
  if (!tookIn(parsed.value.batch))
    throw new AppError('invalid', 'journal-empty', `记录册 ${at} 中没有入库的批次，没有可重建的内容。`);
  return { journal: parsed.value, sha256: createHash('sha256').update(text).digest('hex') };
}

/** Marks the database before the first row goes in, so that a second run knows its own. */
async function begin(sha256: string): Promise<void> {
  const job = await db().job.findFirst({ where: { kind: KIND } });
  if (job) {
    if ((job.progress as { journal: string }).journal === sha256) return;
    throw new AppError(
      'conflict',
      'rebuild-of-another-journal',
      '这个数据库是按另一份记录册重建的。请用那一份继续，或另用一个空数据库。',
    );
  }
  const held = await Promise.all([
    db().batch.count(),
    db().enterprise.count(),
    db().quarantineRow.count(),
    db().snapshot.count(),
    db().ruleSet.count(),
    db().modelActivation.count(),
    db().whitelist.count(),
  ]);
  if (held.some((rows) => rows > 0))
    throw new AppError(
      'conflict',
      'database-not-empty',
      '数据库里已有数据，不能在上面重建。请用一个空数据库（DATABASE_URL）和一个空的数据目录。',
    );
  await audited(SYSTEM_ACTOR, async (tx) => {
    await tx.job.create({
      data: { kind: KIND, status: 'running', progress: { journal: sha256 }, startedBy: SYSTEM_ACTOR.login },
    });
    return { result: undefined, entry: { action: 'begin-rebuild', subject: `journal:${sha256}` } };
  });
}

async function end(sha256: string, result: { identical: boolean; lists: number }): Promise<void> {
  await audited(SYSTEM_ACTOR, async (tx) => {
    await tx.job.updateMany({
      where: { kind: KIND },
      data: { status: 'done', result, finishedAt: new Date() },
    });
    return { result: undefined, entry: { action: 'rebuild', subject: `journal:${sha256}`, after: result } };
  });
}
