import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { guardTrail } from '@/modules/audit/commands/guard-trail';
import { drift } from '@/server/drift';
import { migrate } from '@/server/migrate';
import { emit } from './output';

type Json = { json?: boolean };
type Embedded = {
  stopDatabase(folder: string): Promise<boolean>;
  databaseStatus(folder: string): { running: boolean; port?: number; folder: string };
};
type Settings = {
  settle(root: string, options: { database: boolean; say: (words: string) => void }): Promise<unknown>;
};

const root = () => process.env.XYD_ROOT ?? process.cwd();
const script = <T>(name: string): Promise<T> =>
  import(pathToFileURL(path.join(root(), 'scripts', name)).href);
const folder = () => path.join(process.env.XYD_DATA_DIR ?? path.join(root(), '.data'), 'mariadb');

/** Starts the embedded database unless DATABASE_URL names another. */
async function url(): Promise<string> {
  const { settle } = await script<Settings>('settings.mjs');
  await settle(root(), { database: true, say: (words) => process.stderr.write(`${words}\n`) });
  return process.env.DATABASE_URL as string;
}

/** Tables of this version, and the triggers that keep the audit trail append-only where the server has them. */
async function migrated(): Promise<string[]> {
  const applied = await migrate(await url());
  const unguarded = await guardTrail();
  if (unguarded !== undefined)
    process.stderr.write(
      `审计表没有加上防改触发器（${unguarded}）。篡改仍会由 xyd audit verify 查出；要加上，请用有 TRIGGER 权限的账号运行 xyd db migrate。\n`,
    );
  return applied;
}

/** `xyd db up|down|status|migrate|drift`. */
export function register(program: Command): void {
  const db = program.command('db').description('数据库：启动、停止、状态、升级表结构、核对表结构');

  db.command('up')
    .description('启动内置数据库并升级表结构（设了 DATABASE_URL 则只升级）')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Json) => {
      const applied = await migrated();
      emit(options, { running: true, applied }, () => `数据库已就绪，新执行 ${applied.length} 个迁移。`);
    });

  db.command('down')
    .description('停止内置数据库')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Json) => {
      const { stopDatabase } = await script<Embedded>('database.mjs');
      const stopped = await stopDatabase(folder());
      emit(options, { stopped }, () => (stopped ? '内置数据库已停止。' : '内置数据库没有在运行。'));
    });

  db.command('status')
    .description('数据库在哪里，是否在运行')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Json) => {
      const external = process.env.DATABASE_URL;
      if (external) {
        const { host, pathname } = new URL(external);
        emit(
          options,
          { external: true, host, database: pathname.slice(1) },
          () => `使用外部数据库 ${host}${pathname}`,
        );
        return;
      }
      const { databaseStatus } = await script<Embedded>('database.mjs');
      const status = databaseStatus(folder());
      emit(options, { external: false, ...status }, () =>
        status.running ? `内置数据库在运行，端口 ${status.port}` : `内置数据库没有在运行（${status.folder}）`,
      );
    });

  db.command('migrate')
    .description('升级表结构')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Json) => {
      const applied = await migrated();
      emit(options, { applied }, () => (applied.length > 0 ? applied.join('\n') : '表结构已是最新。'));
    });

  db.command('drift')
    .description('核对库与 prisma/schema 是否一致')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Json) => {
      const found = await drift(await url());
      if (found.length > 0)
        throw new AppError('conflict', 'schema-drift', `库与 prisma/schema 不一致：\n${found.join('\n')}`, {
          found,
        });
      emit(options, { drift: [] }, () => '库与 prisma/schema 一致。');
    });
}
