import type { ProductPath } from '@/modules/matching/queries/product-path';
import type { ToldPath, ToldStep } from '@/modules/rules/queries/explain-path';

function day(from: ToldStep['from']): string {
  if (from === undefined) return '';
  return from === 'unknown' ? ' · 日期未知' : ` · 最早 ${from}`;
}

function stepLine({ label, now, needed, todo, from, fixes, points }: ToldStep): string {
  const gained = points ? ` · 评分 ${points > 0 ? '+' : ''}${points.toFixed(1)}` : '';
  return `      ${label}：${now} → ${needed}；${todo}${day(from)}${gained} · 为“${fixes.join('”“')}”`;
}

function lines(path: ToldPath): string[] {
  if (path.kind === 'passes') return ['      已经符合'];
  if (path.kind === 'undecided') return ['      在限定的计算量内没有找到办法，也不能断定没有'];
  if (path.kind === 'path')
    return [
      ...path.steps.map(stepLine),
      ...(path.proven ? [] : ['      未证明是代价最小的办法，但每一步都不可少']),
    ];
  const head = path.together ? ['      以下各条单独都能做到，合在一起做不到'] : [];
  return [...head, ...path.blocked.map(({ rule, why }) => `      ✕ ${rule}：${why.join('；')}`)];
}

/** 怎样才能符合, product by product, for a terminal. */
export function pathLines(paths: readonly ProductPath[], names: ReadonlyMap<string, string>): string[] {
  return paths.flatMap(({ code, path }) => [`  ${names.get(code) ?? code}（${code}）`, ...lines(path)]);
}
