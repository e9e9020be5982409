import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command, CommanderError } from 'commander';
import { closeDb } from '@/server/db';
import { failureOf } from './failure';

const NOT_VERBS = new Set([
  'main',
  'output',
  'failure',
  'read-json',
  'channel-client',
  'model-activation',
  'model-drift',
  'user-access',
  'whitelist-invite',
  'whitelist-twin',
]);

/** The verbs are the files of this folder. */
function verbsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && !name.endsWith('.d.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .filter((verb) => !NOT_VERBS.has(verb))
    .sort();
}

type VerbFile = { register?: (program: Command) => void };

async function registerVerb(program: Command, folder: string, verb: string): Promise<void> {
  const loaded: VerbFile & { default?: VerbFile } = await import(
    pathToFileURL(path.join(folder, `${verb}.ts`)).href
  );
  const file = loaded.register ? loaded : (loaded.default ?? loaded);
  if (typeof file.register !== 'function') throw new Error(`src/cli/${verb}.ts exports no register(program)`);
  file.register(program);
}

/**
 * `xyd`: loads the file of the one verb that was asked for (all of them for the help), runs it, and
 * turns whatever is thrown into one line on stderr (a JSON object on stdout with --json) and an exit
 * code: 0 done, 1 failed, 2 wrong usage, 3 refused.
 * @param argv the arguments after `xyd`
 */
export async function main(argv: readonly string[]): Promise<number> {
  const json = argv.includes('--json');
  let usage = '';
  const program = new Command('xyd')
    .description('信易贷：公共信用数据、融资白名单与贷款匹配')
    .exitOverride()
    .configureOutput({
      writeErr: (text) => {
        usage += text;
      },
    })
    .showHelpAfterError('（xyd --help 查看用法）');
  try {
    const folder = path.join(process.env.XYD_ROOT ?? process.cwd(), 'src', 'cli');
    const verbs = verbsIn(folder);
    const asked = argv.find((word) => !word.startsWith('-'));
    const all = asked === undefined || asked === 'help';
    if (!all && !verbs.includes(asked)) program.error(`没有“${asked}”这个命令，可用：${verbs.join('、')}`);
    const wanted = all ? verbs : [asked];
    for (const verb of wanted) await registerVerb(program, folder, verb);
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const failure = failureOf(error, usage);
    if (json) process.stdout.write(`${JSON.stringify({ error: failure.json }, null, 2)}\n`);
    process.stderr.write(`${failure.line}\n`);
    return failure.exitCode;
  } finally {
    await closeDb().catch(() => {});
  }
}
