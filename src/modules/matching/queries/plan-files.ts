import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { env } from '@/server/env';
import { keepFile } from '@/server/keep-file';
import { sha256Hex } from '@/server/onnx';
import type { DirectedPlan } from '../domain/assignment/directed-plan';

/** A plan's file is named by its content: it is written once, and never differs. */
export function planPath(sha256: string): string {
  return path.join('assignments', `${sha256}.json`);
}

/** Keeps the plan, on disk before a row names it. */
export async function keepPlan(plan: DirectedPlan): Promise<{ sha256: string; path: string }> {
  const bytes = Buffer.from(`${JSON.stringify(plan)}\n`, 'utf8');
  const sha256 = sha256Hex(bytes);
  const relative = planPath(sha256);
  const file = path.join(env().XYD_DATA_DIR, relative);
  await keepFile(file, [bytes]);
  return { sha256, path: relative };
}

/** @throws AppError unavailable: the file is gone or was changed */
export async function readPlan(sha256: string): Promise<DirectedPlan> {
  const file = path.join(env().XYD_DATA_DIR, planPath(sha256));
  const bytes = await readFile(file).catch(() => {
    throw new AppError(
      'unavailable',
      'plan-file-missing',
      `读不到撮合方案文件 ${file}，请从备份恢复，或重新撮合。`,
    );
  });
  if (sha256Hex(bytes) !== sha256)
    throw new AppError(
      'unavailable',
      'plan-file-differs',
      `撮合方案文件 ${file} 与登记的 sha256 不符，不能使用。请从备份恢复，或重新撮合。`,
    );
  return JSON.parse(bytes.toString('utf8')) as DirectedPlan;
}
