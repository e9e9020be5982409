import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '@/kernel/errors';

/** A name below the backup's folder and nowhere else. */
const relative = z
  .string()
  .min(1)
  .refine((p) => !path.isAbsolute(p) && !p.split(/[\\/]/).some((part) => part === '..' || part === '.'), {
    message: 'leads out of the folder',
  });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const kept = { bytes: z.int().nonnegative(), sha256 };

/** manifest.json of a backup: everything in it with its sha256. */
const manifestSchema = z.strictObject({
  format: z.literal(1),
  at: z.iso.datetime(),
  /** the tables' shape: name and checksum of each migration, in order */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  tables: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z_0-9]+$/),
      file: relative,
      columns: z.array(z.strictObject({ name: z.string().regex(/^[a-z_0-9]+$/), binary: z.boolean() })),
      rows: z.int().nonnegative(),
      /** what the table would number next; null where it numbers nothing */
      nextId: z.string().nullable(),
      ...kept,
    }),
  ),
  files: z.array(z.strictObject({ path: relative, ...kept })),
  /** where the audit chain ended, and who signs it */
  audit: z.strictObject({
    seq: z.int().nonnegative(),
    hash: sha256,
    keyId: z.string().optional(),
    publicKey: z.string().optional(),
  }),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type KeptTable = Manifest['tables'][number];
export type KeptFile = Manifest['files'][number];

export const MANIFEST = 'manifest.json';
/** Below the backup's folder: tables as gzipped JSON lines, files of the data folder as they are. */
export const TABLES = 'tables';
export const FILES = 'files';

/** @throws AppError not-found `backup-missing`, invalid `backup-malformed` */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch(() => {
    throw new AppError(
      'not-found',
      'backup-missing',
      `${folder} 里没有 ${MANIFEST}：不是备份，或备份没有做完。请换一个备份文件夹。`,
    );
  });
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new AppError(
      'invalid',
      'backup-malformed',
      `${folder} 的 ${MANIFEST} 读不懂：文件损坏，或由更新的版本写出。请换一个备份，或用写出它的程序版本。`,
      { cause: String(error) },
    );
  }
}
