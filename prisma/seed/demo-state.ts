import { AppError } from '@/kernel/errors';
import { db } from '@/server/db';
import type { Prisma } from '@/server/prisma/client';

const KIND = 'demo-load';

export type DemoSize = { readonly enterprises: number; readonly seed: number };

/** Whether this database holds the demo city, and whether its load reached the end. */
export async function demoState(): Promise<{ size: DemoSize; done: boolean } | undefined> {
  const job = await db().job.findFirst({ where: { kind: KIND }, orderBy: { id: 'asc' } });
  return job ? { size: job.progress as DemoSize, done: job.status === 'done' } : undefined;
}

/**
 * Marks the database as a demo before the first row goes in.
 * @throws AppError conflict: it holds data that is not the demo city's, or a demo city of another size
 */
export async function beginDemo(size: DemoSize): Promise<void> {
  const state = await demoState();
  if (state) {
    const { enterprises, seed } = state.size;
    if (enterprises === size.enterprises && seed === size.seed) return;
    throw new AppError(
      'conflict',
      'demo-of-another-size',
      `数据库里已有演示城市（${enterprises} 家企业，种子 ${seed}）。要换规模，请先停止服务并删除数据目录（默认 .data），或另用一个空数据库。`,
    );
  }
  if ((await db().batch.count()) > 0)
    throw new AppError(
      'conflict',
      'database-not-empty',
      '数据库里已有导入的数据，不能再混入演示城市。请用一个空数据库（DATABASE_URL）。',
    );
  await db().job.create({
    data: {
      kind: KIND,
      status: 'running',
      progress: size as unknown as Prisma.InputJsonValue,
      startedBy: 'system',
    },
  });
}

/** Written at the very end: a load that was interrupted is gone through again. */
export async function endDemo(result: Prisma.InputJsonValue): Promise<void> {
  await db().job.updateMany({
    where: { kind: KIND },
    data: { status: 'done', result, finishedAt: new Date() },
  });
}
