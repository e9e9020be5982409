import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { db } from '@/server/db';
import { env } from '@/server/env';
import { sha256Hex } from '@/server/onnx';
import type { ScoreColumns } from '../domain/score';
import { decodeScores } from '../domain/score-file';

const KEPT = 2;
const open = new Map<string, Promise<ScoreColumns>>();

/**
 * The scores of one run, rows in the snapshot's order. The file's sha256 is checked when it is
 * opened; the two runs used last stay open.
 * @throws AppError not-found `score-run-unknown`, unavailable `score-file-…`
 */
export async function openScores(runId: string): Promise<ScoreColumns> {
  const held = open.get(runId);
  const opening = held ?? read(runId);
  open.delete(runId);
  open.set(runId, opening);
  for (const id of [...open.keys()].slice(0, -KEPT)) open.delete(id);
  return opening.catch((cause: unknown) => {
    open.delete(runId);
    throw cause;
  });
}

async function read(runId: string): Promise<ScoreColumns> {
  const run = await db().scoreRun.findUnique({ where: { id: runId } });
  if (!run) throw new AppError('not-found', 'score-run-unknown', `没有评分 ${runId}，请先运行 xyd score。`);
  const file = path.resolve(env().XYD_DATA_DIR, run.path);
  const bytes = await readFile(file).catch(() => {
    throw damaged('score-file-missing', `读不到评分文件 ${file}`, run.snapshotId);
  });
  if (sha256Hex(bytes) !== run.arrowSha256)
    throw damaged('score-file-differs', `评分文件 ${file} 与登记的 sha256 不符`, run.snapshotId);
  const table = decodeScores(bytes);
  if (!table) throw damaged('score-file-differs', `评分文件 ${file} 的列不对`, run.snapshotId);
  const { model, version, modelSha256 } = run;
  return { runId, model, version, modelSha256, ...table };
}

function damaged(code: string, what: string, snapshotId: string): AppError {
  return new AppError('unavailable', code, `${what}。请运行 xyd score --snapshot ${snapshotId} 重新写出。`);
}
