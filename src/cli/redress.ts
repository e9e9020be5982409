import type { Command } from 'commander';
import { type Rebuilt, rebuildCorrected } from '@/modules/redress/commands/rebuild-corrected';
import { checkRedress, type Violation } from '@/modules/redress/queries/check-redress';
import { SYSTEM_ACTOR } from '@/server/scopes';
import { emit } from './output';

/** `xyd redress rebuild|check`: what stood on records that fell is made anew; that none is left is checked. */
export function register(program: Command): void {
  const redress = program.command('redress').description('异议与信用修复：更正后重建，核验');
  redress
    .command('rebuild')
    .description('完成已同意的办件，让公示期满的记录停止使用，重建快照与评分并说明变化；每晚运行')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { json?: boolean }) => {
      const rebuilt = await rebuildCorrected({
        actor: SYSTEM_ACTOR,
        onProgress: (words) => process.stderr.write(`${words}\n`),
      });
      emit(options, rebuilt, () => rebuiltWords(rebuilt).join('\n'));
    });
  redress
    .command('check')
    .description('核验：指标、评分与名单不含公示期满、已修复或异议成立的记录；有则退出码 1')
    .option('--snapshot <id>', '快照编号，默认最新')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { snapshot?: string; json?: boolean }) => {
      const checked = await checkRedress({ snapshot: options.snapshot });
      emit(options, checked, () =>
        [
          `快照 ${checked.snapshotId ?? '（还没有）'}：${checked.enterprises} 户有停止使用的记录，违反 ${checked.violations.length} 处`,
          ...checked.violations.map(violationWords),
          ...checked.staleLists.map(
            (l) => `  提示：${l.name} 第 ${l.number} 期在更正前发布，${l.members} 名成员受影响，请编制新一期`,
          ),
        ].join('\n'),
      );
      if (checked.violations.length > 0) process.exitCode = 1;
    });
}

function rebuiltWords(r: Rebuilt): string[] {
  return [
    `完成办件 ${r.applied} 份，公示期满 ${r.expired} 条，更正后未重建的企业 ${r.corrected} 户`,
    r.snapshot
      ? `快照 ${r.snapshot.before} → ${r.snapshot.id}，重算 ${r.snapshot.recomputed} 户`
      : '最新快照之后没有更正，不用重建',
    ...(r.scoreRun ? [`评分 ${r.scoreRun}`] : []),
    ...(r.notScored ? [`没有重新评分：${r.notScored}`] : []),
    ...r.changed.flatMap(({ enterpriseId, features, score }) => [
      `  企业 ${enterpriseId}：评分 ${score.before ?? '无'} → ${score.after ?? '无'}`,
      ...features.map((f) => `    ${f.label} ${f.before ?? '未知'} → ${f.after ?? '未知'}`),
    ]),
    ...r.staleLists.map(
      (l) => `  名单 ${l.name} 第 ${l.number} 期有 ${l.members} 名成员的记录在编制后更正，请编制新一期`,
    ),
  ];
}

function violationWords(v: Violation): string {
  if (v.kind === 'feature')
    return `  企业 ${v.enterpriseId} 的 ${v.feature} 为 ${v.value ?? '未知'}，去掉停止使用的记录应为 ${v.without ?? '未知'}`;
  if (v.kind === 'not-applied')
    return `  办件 ${v.caseId} 已同意，记录还没有停止使用；运行 xyd redress rebuild`;
  return `  ${v.list.name} 第 ${v.list.number} 期发布时已知有 ${v.list.members} 名成员的记录停止使用`;
}
