import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { type Instant, type IsoDate, instant, isoDate } from '@/kernel/period';
import { ingestDirectory } from '@/modules/ingestion/commands/ingest-directory';
import { ingestFile } from '@/modules/ingestion/commands/ingest-file';
import type { BatchSummary } from '@/modules/ingestion/domain/batch';
import type { ReasonCode } from '@/modules/ingestion/domain/reasons';
import { REASON_LABELS } from '@/modules/ingestion/labels';
import { SYSTEM_ACTOR } from '@/server/scopes';
import { emit, progressBar } from './output';

type Options = {
  source?: string;
  profile?: string;
  published?: string;
  knownAt?: string;
  dir?: string;
  json?: boolean;
};
type Refusal = { file: string; refused: { code: string; message: string; detail?: unknown } };

/** `xyd ingest`: provider files into records. */
export function register(program: Command): void {
  program
    .command('ingest')
    .description('导入数据文件：每个文件要么全部入库，要么全部不入；同一文件再导一次不会有任何变化')
    .argument('[files...]', '提供方的文件（CSV 或工作簿，可为 .gz）')
    .option('--source <key>', '信源，如 penalty')
    .option('--profile <key>', '字段映射；不写则由表头认出唯一相符的一个')
    .option('--published <date>', '公布日期，默认今天')
    .option('--known-at <instant>', '接收历史数据时：平台何时获知（带时区）')
    .option('--dir <dir>', '按文件名导入整个文件夹（本市各部门的文件）')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (files: string[], options: Options) => {
      if (options.dir) return ingestWholeDirectory(options.dir, options);
      if (files.length === 0)
        throw new AppError('invalid', 'file-not-named', '没有写要导入的文件。用法：xyd ingest 文件…');
      const results: (BatchSummary | Refusal)[] = [];
      for (const file of files) {
        const result = await one(file, options).catch((error) => refusalOf(file, error, files.length));
        results.push(result);
        if (!options.json) process.stdout.write(`${summaryOf(result)}\n`);
      }
      if (results.some(isRefusal)) process.exitCode = 1;
      if (options.json) emit(options, files.length === 1 ? results[0] : results, () => '');
    });
}

async function one(file: string, options: Options): Promise<BatchSummary> {
  const bar = options.json ? undefined : progressBar(file);
  try {
    return await ingestFile({
      file,
      source: options.source,
      profileKey: options.profile,
      actor: SYSTEM_ACTOR,
      publishedOn: dayOf(options.published),
      knownAt: instantOf(options.knownAt),
      onProgress: ({ phase, rows }) => bar?.update(rows, PHASES[phase]),
    });
  } finally {
    bar?.done();
  }
}

const PHASES = { reading: '行已读', waiting: '行，等待另一文件入库', settling: '行，入库中' };

/** With several files a refused one is told and the others go on; alone, it is the command's failure. */
function refusalOf(file: string, error: unknown, files: number): Refusal {
  const refused = error instanceof AppError && error.kind !== 'internal' && error.kind !== 'unavailable';
  if (files === 1 || !refused) throw error;
  return { file, refused: { code: error.code, message: error.message, detail: error.detail } };
}

function isRefusal(result: BatchSummary | Refusal): result is Refusal {
  return 'refused' in result;
}

async function ingestWholeDirectory(dir: string, options: Options): Promise<void> {
  const bar = options.json ? undefined : progressBar('导入');
  const results: BatchSummary[] = [];
  try {
    for await (const batch of ingestDirectory({
      dir,
      actor: SYSTEM_ACTOR,
      onProgress: ({ file, nth, of, rows }) => bar?.update(rows, `行 ${file}（${nth}/${of}）`),
    }))
      results.push(batch);
  } finally {
    bar?.done();
  }
  emit(options, results, () => results.map(summaryOf).join('\n'));
}

function summaryOf(result: BatchSummary | Refusal): string {
  if (isRefusal(result)) return `✗ ${result.file}：${result.refused.message}`;
  if (result.alreadyIngested) return `＝ ${result.file}：已在批次 ${result.batchId} 入库，没有变化`;
  const b = result;
  const lines = [
    `✓ ${b.file}：批次 ${b.batchId}（${b.profile}），读 ${b.read} 行 = 新记录 ${b.accepted} + 重复 ${b.duplicate} + 更新 ${b.superseded} + 待匹配 ${b.unmatched} + 问题 ${b.quarantined}`,
  ];
  for (const [reason, n] of Object.entries(b.byReason))
    lines.push(`    ${REASON_LABELS[reason as ReasonCode] ?? reason} ${n}`);
  if (b.matchedWaiting > 0) lines.push(`    另有以前待匹配的 ${b.matchedWaiting} 行找到了企业`);
  return lines.join('\n');
}

function dayOf(text: string | undefined): IsoDate | undefined {
  if (text === undefined) return undefined;
  try {
    return isoDate(text);
  } catch {
    throw new AppError('invalid', 'published-malformed', `公布日期“${text}”不是日期。请写成 2026-11-20。`);
  }
}

function instantOf(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(at.getTime()))
    throw new AppError(
      'invalid',
      'known-at-malformed',
      `获知时点“${text}”不合格式。请写成 2026-11-05T00:00:00.000Z 或带时区。`,
    );
  return instant(at);
}
