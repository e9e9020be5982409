import { writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { AppError } from '@/kernel/errors';
import { fen, formatWan } from '@/kernel/money';
import { liveProducts } from '@/modules/products/queries/live-products';
import { rulesSchema } from '@/modules/rules/schema';
import { buildWhitelist } from '@/modules/whitelist/commands/build-whitelist';
import { publishWhitelist } from '@/modules/whitelist/commands/publish-whitelist';
import { replayWhitelist } from '@/modules/whitelist/commands/replay-whitelist';
import { returnWhitelist } from '@/modules/whitelist/commands/return-whitelist';
import type { WhitelistDefinition } from '@/modules/whitelist/domain/definition';
import { TEMPLATES, templateOf } from '@/modules/whitelist/domain/templates';
import { BUILD_STATE_LABELS, CAUSE_LABELS } from '@/modules/whitelist/labels';
import { type DiffLine, diffEditions } from '@/modules/whitelist/queries/diff-editions';
import { editionMembers } from '@/modules/whitelist/queries/edition-members';
import { exportEdition } from '@/modules/whitelist/queries/export-edition';
import { getBuild } from '@/modules/whitelist/queries/get-build';
import { listWhitelists } from '@/modules/whitelist/queries/list-whitelists';
import { mintScope, systemScope } from '@/server/scopes';
import { emit, progressBar } from './output';
import { readJson } from './read-json';
import { registerInvite } from './whitelist-invite';
import { registerTwin } from './whitelist-twin';

type BuildOptions = {
  template?: string;
  product?: string;
  rules?: string;
  code: string;
  name?: string;
  purpose?: string;
  batch: string[];
  district: string[];
  snapshot: string;
  json?: boolean;
};
type CheckOptions = { build: string; checker: string; remark?: string; json?: boolean };

const many = (value: string, before: string[]) => [...before, value];

/** The checker at the terminal: another login than the one that built. */
function checker(login: string) {
  return mintScope.operator({ login, role: 'system' });
}

function idOf(text: string, what: string): bigint {
  if (/^\d{1,19}$/.test(text)) return BigInt(text);
  throw new AppError('invalid', 'id-malformed', `${what}“${text}”应是数字，见 xyd whitelist list。`);
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('应是 1 至 999999 的整数。');
}

/** `xyd whitelist`: build, publish, return, list, show, diff, replay, twin, export, invite. */
export function register(program: Command): void {
  const whitelist = program
    .command('whitelist')
    .description('融资白名单：生成、复核发布、期次、对比、重放、导出、邀请授权');
  registerInvite(whitelist);

  whitelist
    .command('build')
    .description('按口径在快照上生成名单，提交另一人复核')
    .option('--template <key>', `模板：${TEMPLATES.map((t) => `${t.key}（${t.name}）`).join('、')}`)
    .option('--product <code>', '用一款产品的准入规则和额度公式')
    .option('--rules <file>', '规则文件（JSON：规则的数组）')
    .requiredOption('--code <code>', '白名单代码，如 invoices-2020')
    .option('--name <name>', '名称')
    .option('--purpose <text>', '用途')
    .option('--batch <id>', '只看在此批次中有记录的企业，可写多次', many, [])
    .option('--district <code>', '只看此区（6 位代码），可写多次', many, [])
    .option('--snapshot <id>', '快照编号，或 latest', 'latest')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: BuildOptions) => {
      const { name, purpose, definition } = await definitionFrom(options);
      const built = await buildWhitelist(systemScope(), {
        code: options.code,
        name: options.name ?? name,
        purpose: options.purpose ?? purpose,
        definition: { ...definition, batchIds: options.batch, districts: options.district },
        snapshotId: options.snapshot === 'latest' ? undefined : options.snapshot,
      });
      const { funnel } = built;
      emit(options, built, () =>
        [
          `名单已生成，待另一人复核：xyd whitelist publish --build ${built.buildId} --checker 登录名`,
          `快照 ${built.snapshotId} · ${built.scoreRunId ?? '没有评分'}`,
          `考察 ${funnel.rows} 家：符合 ${funnel.passCount}（名额外 ${funnel.cut}），转人工 ${funnel.referCount}，不符合 ${funnel.failCount}`,
          ...funnel.rules.map(
            (r) => `  ${r.id}：剩 ${r.left}，先被此条筛掉 ${r.firstFails}，未知 ${r.unknowns}`,
          ),
          `sha256 ${built.sha256}`,
        ].join('\n'),
      );
    });

  whitelist
    .command('publish')
    .description('复核人发布名单，成为不可更改的一期')
    .requiredOption('--build <id>', '名单编号')
    .requiredOption('--checker <login>', '复核人，不能是生成人')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: CheckOptions) => {
      const scope = checker(options.checker);
      const buildId = idOf(options.build, '名单编号');
      const { version } = await getBuild(scope, buildId);
      const edition = await publishWhitelist(scope, { buildId, version });
      emit(
        options,
        edition,
        () =>
          `已发布第 ${edition.number} 期（期次编号 ${edition.editionId}），${edition.members} 家企业\nsha256 ${edition.sha256}`,
      );
    });

  whitelist
    .command('return')
    .description('复核人退回名单，写明原因')
    .requiredOption('--build <id>', '名单编号')
    .requiredOption('--checker <login>', '复核人，不能是生成人')
    .requiredOption('--remark <text>', '退回原因')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: CheckOptions & { remark: string }) => {
      const scope = checker(options.checker);
      const buildId = idOf(options.build, '名单编号');
      const { version } = await getBuild(scope, buildId);
      await returnWhitelist(scope, { buildId, version, remark: options.remark });
      emit(options, { buildId, status: 'returned' }, () => '已退回。');
    });

  whitelist
    .command('list')
    .description('列出白名单、名单与期次')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { json?: boolean }) => {
      const lists = await listWhitelists(systemScope());
      emit(options, lists, () =>
        lists.length === 0
          ? '还没有白名单。请先运行 xyd whitelist build。'
          : lists
              .flatMap((w) => [
                `${w.code}  ${w.name}`,
                ...w.editions.map(
                  (e) =>
                    `  第 ${e.number} 期（期次编号 ${e.editionId}）${e.members} 家，${e.publishedBy} 发布于 ${e.publishedAt}`,
                ),
                ...w.builds
                  .filter((b) => b.status !== 'published')
                  .map(
                    (b) =>
                      `  名单 ${b.buildId} ${BUILD_STATE_LABELS[b.status]}，${b.members} 家，${b.madeBy} 生成`,
                  ),
              ])
              .join('\n'),
      );
    });

  whitelist
    .command('show')
    .description('一期名单的前若干名')
    .requiredOption('--edition <id>', '期次编号')
    .option('--top <n>', '几名', countOf, 20)
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { edition: string; top: number; json?: boolean }) => {
      const editionId = idOf(options.edition, '期次编号');
      const page = await editionMembers(systemScope(), { editionId, afterRank: 0, limit: options.top });
      emit(options, page, () =>
        page.lines
          .map(
            (m) =>
              `${String(m.rank).padStart(5)}  ${m.name}  ${m.score === undefined ? '未评分' : `${m.score.toFixed(1)} 分`}  ${m.limitFen === undefined ? '额度未知' : `${formatWan(fen(m.limitFen))} 万元`}`,
          )
          .join('\n'),
      );
    });

  whitelist
    .command('diff')
    .description('两期对比：谁进、谁出、为什么')
    .requiredOption('--from <id>', '前一期的期次编号')
    .requiredOption('--to <id>', '后一期的期次编号')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { from: string; to: string; json?: boolean }) => {
      const diff = await diffEditions(systemScope(), {
        fromId: idOf(options.from, '期次编号'),
        toId: idOf(options.to, '期次编号'),
      });
      const line = (sign: string) => (d: DiffLine) =>
        `${sign} ${d.name}：${CAUSE_LABELS[d.cause]}${d.rules.length > 0 ? `（${d.rules.join('；')}）` : ''}`;
      emit(options, diff, () =>
        [
          `第 ${diff.from} 期 → 第 ${diff.to} 期：新进 ${diff.entered.length}，退出 ${diff.left.length}，保留 ${diff.stayed}（其中结论改变 ${diff.changed.length}）`,
          ...diff.entered.map(line('+')),
          ...diff.left.map(line('-')),
        ].join('\n'),
      );
    });

  whitelist
    .command('replay')
    .description('从记录重做一期：当时所知的快照、评分、名单，与发布的逐字节比对')
    .requiredOption('--edition <id>', '期次编号')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { edition: string; json?: boolean }) => {
      const bar = progressBar('重放');
      const replay = await replayWhitelist(systemScope(), idOf(options.edition, '期次编号'), (step, n) =>
        bar.update(n, { snapshot: '家企业，快照', score: '家企业，评分', list: '家上榜' }[step]),
      );
      bar.done();
      emit(options, replay, () =>
        [
          `发布时 sha256 ${replay.editionSha256}`,
          `重放得 sha256 ${replay.replayedSha256}`,
          replay.identical ? '逐字节相同。' : '不相同：当时的记录、模型或程序已变，请查明。',
        ].join('\n'),
      );
      if (!replay.identical) process.exitCode = 1;
    });

  registerTwin(whitelist);

  whitelist
    .command('export')
    .description('导出一期名单')
    .requiredOption('--edition <id>', '期次编号')
    .requiredOption('--out <file>', '写到 .xlsx 或 .csv 文件')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { edition: string; out: string; json?: boolean }) => {
      const format = options.out.endsWith('.csv')
        ? 'csv'
        : options.out.endsWith('.xlsx')
          ? 'xlsx'
          : undefined;
      if (!format) throw new AppError('invalid', 'format-unknown', '导出文件名须以 .xlsx 或 .csv 结尾。');
      const editionId = idOf(options.edition, '期次编号');
      const { bytes, rows } = await exportEdition(systemScope(), { editionId, format });
      await writeFile(options.out, bytes);
      emit(options, { out: options.out, rows }, () => `已导出 ${rows} 家企业到 ${options.out}`);
    });
}

type Chosen = { name: string; purpose: string; definition: WhitelistDefinition };

async function definitionFrom(options: BuildOptions): Promise<Chosen> {
  const { template, product, rules } = options;
  if ([template, product, rules].filter((o) => o !== undefined).length !== 1)
    throw new AppError(
      'invalid',
      'rules-not-named',
      '请用 --template、--product、--rules 其中之一给出规则。',
    );
  if (template !== undefined) {
    const found = templateOf(template);
    if (found) return found;
    const keys = TEMPLATES.map((t) => t.key).join('、');
    throw new AppError('not-found', 'template-unknown', `没有模板“${template}”。可用：${keys}。`);
  }
  const plain = {
    districts: [],
    batchIds: [],
    ranking: [{ feature: 'credit-score', direction: 'desc' }],
    cap: null,
  } as const;
  if (rules !== undefined) {
    const definition = { ...plain, rules: await readJson(rules, rulesSchema), limit: null, limitMax: null };
    return { name: options.code, purpose: '自定规则', definition };
  }
  const found = (await liveProducts()).find((p) => p.code === product);
  if (!found) throw new AppError('not-found', 'product-unknown', `没有在售的产品“${product}”。`);
  const { terms } = found;
  return {
    name: `${terms.name}白名单`,
    purpose: `${terms.bank} ${terms.name}`,
    definition: { ...plain, rules: found.rules, limit: terms.limit, limitMax: terms.amount.max },
  };
}
