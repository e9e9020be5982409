import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { targetSchema } from '../domain/target';

/** Loads the targets file; a target already there by its code is set to what the file says. */
export async function loadTargets(
  actor: Actor,
  file = path.resolve('prisma/seed/targets.json'),
): Promise<{ targets: number }> {
  const targets = z.array(targetSchema).parse(JSON.parse(await readFile(file, 'utf8')));
  return audited(actor, async (tx) => {
    for (const target of targets) {
      await tx.target.upsert({ where: { code: target.code }, create: target, update: target });
    }
    return {
      result: { targets: targets.length },
      entry: { action: 'load-targets', subject: 'target', after: { targets: targets.length } },
    };
  });
}
