import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { type Instant, type IsoDate, instant, isoDate } from '@/kernel/period';
import { buildSnapshot } from '@/modules/features/commands/build-snapshot';
import { verifySnapshot } from '@/modules/features/commands/verify-snapshot';
import { BASE_REFUSAL_WORDS, exactYuan, formatFeature } from '@/modules/features/labels';
import { enterpriseProfile } from '@/modules/features/queries/enterprise-profile';
import { explainFeature } from '@/modules/features/queries/explain-feature';
import { listSnapshots } from '@/modules/features/queries/list-snapshots';
import { findEnterprise } from '@/modules/matching/queries/find-enterprise';
import { SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import { emit, progressBar } from './output';

type BuildOptions = { asOf?: string; knownAt?: string; base?: string; verify?: boolean; json?: boolean };

function dayOf(text: string | undefined): IsoDate | undefined {
  if (text === undefined) return undefined;
  try {
    return isoDate(text);
  } catch {
    throw new AppError('invalid', 'as-of-malformed', `数据日“${text}”不是日期。请写成 2026-10-31。`);
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

/** `xyd snapshot build|list|show`: all features of all enterprises at a date. */
export function register(program: Command): void {
  const snapshot = program.command('snapshot').description('指标快照：全部企业在一个日期的全部指标');

  snapshot
    .command('build')
    .description('生成快照；同一数据日与获知时点总得到同样的字节')
    .option('--as-of <date>', '数据日，默认上月末')
    .option('--known-at <instant>', '平台获知时点（带时区），默认最近一次归集')
    .option('--base <id>', '只重算此快照之后有变化的企业')
    .option('--verify', '再完整生成一次，逐字节比对')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: BuildOptions) => {
      const bar = options.json ? undefined : progressBar('生成快照');
      const built = await buildSnapshot({
        asOf: dayOf(options.asOf),
        knownAt: instantOf(options.knownAt),
        base: options.base,
        actor: SYSTEM_ACTOR,
        onProgress: (n) => bar?.update(n, '家企业'),
      });
      bar?.done();
      if (options.verify) await verifySnapshot(built.manifest.id);
      const { id, asOf, knownAt, rows, records, arrowSha256 } = built.manifest;
      const { isNew, recomputed, baseRefused } = built;
      const data = { id, asOf, knownAt, rows, records, arrowSha256, isNew, recomputed, baseRefused };
      emit(options, { ...data, verified: options.verify ?? false }, () =>
        [
          `${isNew ? '已生成快照' : '快照已有，重算所得字节相同'} ${id}`,
          `数据日 ${asOf} · 获知于 ${knownAt} · ${rows} 家企业 · ${records} 条记录 · 重算 ${recomputed} 家`,
          `sha256 ${arrowSha256}`,
          ...(baseRefused ? [`未用基础快照（${BASE_REFUSAL_WORDS[baseRefused]}），已完整生成`] : []),
          ...(options.verify ? ['已再次完整生成，逐字节相同'] : []),
        ].join('\n'),
      );
    });

  snapshot
    .command('list')
    .description('列出快照')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { json?: boolean }) => {
      const list = await listSnapshots();
      emit(options, list, () =>
        list.length === 0
          ? '还没有快照。请先运行 xyd snapshot build。'
          : list
              .map(
                (s) =>
                  `${s.id}  数据日 ${s.asOf}  获知于 ${s.knownAt}  ${s.enterprises} 家  ${s.records} 条记录`,
              )
              .join('\n'),
      );
    });

  snapshot
    .command('show')
    .description('一家企业在快照中的全部指标；--feature 给出一个指标来自哪些文件的哪些行')
    .argument('<id>', '快照编号')
    .requiredOption('--enterprise <id|uscc>', '企业编号或统一社会信用代码')
    .option('--feature <key>', '只看一个指标的来源')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (id: string, options: { enterprise: string; feature?: string; json?: boolean }) => {
      const enterpriseId = await findEnterprise(systemScope(), options.enterprise);
      if (options.feature) {
        const explained = await explainFeature(systemScope(), {
          enterpriseId,
          feature: options.feature,
          snapshot: id,
        });
        emit(options, explained, () =>
          [
            `${explained.label} ${formatFeature(explained.key, explained.value)}（${explained.window}）`,
            ...(explained.value === undefined ? [`未知：${explained.missing}`] : []),
            `来自 ${explained.total} 条记录${explained.total > explained.records.length ? `，列出最近 ${explained.records.length} 条` : ''}`,
            ...explained.records.map(
              (r) => `  ${r.eventDate}  ${r.source}  ${r.file} 第 ${r.rowNo} 行  获知于 ${r.knownAt}`,
            ),
          ].join('\n'),
        );
        return;
      }
      const profile = await enterpriseProfile(systemScope(), { enterpriseId, snapshot: id });
      emit(options, profile, () =>
        profile.features
          .map((f) => {
            const exact = exactYuan(f.key, f.value);
            const words = f.value === undefined ? `未知（${f.missing}）` : formatFeature(f.key, f.value);
            return `${f.key.padEnd(30)} ${f.label}  ${words}${exact ? `（${exact}）` : ''}`;
          })
          .join('\n'),
      );
    });
}
