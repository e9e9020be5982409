import { type Command, InvalidArgumentError } from 'commander';
import { writeCity } from '@/../prisma/seed/city/write-city';
import { demoState } from '@/../prisma/seed/demo-state';
import { type DemoStep, loadDemo } from '@/../prisma/seed/load-demo';
import { emit, type Progress, progressBar } from './output';

const SEED = 20261120;
const STEPS: Record<DemoStep, string> = {
  files: '生成部门文件',
  ingest: '导入数据',
  products: '载入示例产品',
  snapshot: '生成指标快照',
  score: '评分',
  accounts: '建立演示账号',
  consents: '演示授权',
  needs: '融资需求',
  whitelists: '生成融资白名单',
};

function wholeNumber(text: string): number {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 1 || n > 2_000_000)
    throw new InvalidArgumentError('须为 1 到 2000000 的整数。');
  return n;
}

type SizeOptions = { enterprises: number; seed: number; json?: boolean };

/** `xyd demo make|load`: the invented city. */
export function register(program: Command): void {
  const demo = program.command('demo').description('演示城市：虚构的企业、真实的数据形态');

  demo
    .command('make')
    .description('写出各部门的数据文件（同样的规模与种子得到同样的字节），不入库')
    .option('--enterprises <n>', '企业数', wholeNumber, 5_000)
    .option('--seed <n>', '随机种子', wholeNumber, SEED)
    .requiredOption('--out <dir>', '写到哪个文件夹')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: SizeOptions & { out: string }) => {
      const bar = progressBar(STEPS.files, options.enterprises);
      const files = await writeCity({ ...options, onProgress: (n) => bar.update(n, '家企业') });
      bar.done();
      const rows = files.reduce((sum, f) => sum + f.rows, 0);
      emit(options, { out: options.out, rows, files }, () =>
        [
          `已写出 ${files.length} 个文件、${rows} 行，在 ${options.out}`,
          `导入：xyd ingest --dir ${options.out}`,
        ].join('\n'),
      );
    });

  demo
    .command('load')
    .description('在空数据库里建立演示城市：文件、导入、快照、评分、产品、账号、白名单；中断后再运行即可')
    .option('--enterprises <n>', '企业数', wholeNumber, 5_000)
    .option('--seed <n>', '随机种子', wholeNumber, SEED)
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: SizeOptions) => {
      const { enterprises, seed } = options;
      const state = await demoState();
      if (state?.done && state.size.enterprises === enterprises && state.size.seed === seed) {
        emit(options, { loaded: false, ...state.size }, () => `演示城市已经在库（${enterprises} 家企业）。`);
        return;
      }
      let shown: { step: DemoStep; bar: Progress } | undefined;
      const loaded = await loadDemo({ enterprises, seed }, (step, done, total, note) => {
        if (shown?.step !== step) {
          shown?.bar.done();
          shown = { step, bar: progressBar(STEPS[step], total) };
        }
        shown.bar.update(done, note);
      });
      shown?.bar.done();
      emit(options, { loaded: true, ...loaded }, () =>
        [
          `演示城市已建立：${loaded.enterprises} 家企业、${loaded.records} 条记录`,
          `指标快照 ${loaded.snapshotId}，评分 ${loaded.scoreRunId}`,
        ].join('\n'),
      );
    });
}
