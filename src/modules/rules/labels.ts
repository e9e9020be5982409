import { formatFeature } from '@/modules/features/labels';
import type { Comparison, Expr, Operand, Outcome, Rule } from './domain/expr';
import { COMPARISONS, operatorOf } from './domain/operators/comparisons';
import type { RuleFinding } from './domain/rule-logic';
import { type Term, termOf } from './domain/vocabulary';

export const OUTCOME_LABELS: Record<Outcome, string> = { pass: '符合', refer: '转人工', fail: '不符合' };
export const ON_UNKNOWN_LABELS: Record<Rule['onUnknown'], string> = {
  fail: '未知按不符合',
  pass: '未知按符合',
  refer: '未知转人工',
};
export const OPERATOR_LABELS = Object.fromEntries(
  Object.entries(COMPARISONS).map(([op, { label }]) => [op, label]),
) as Readonly<Record<Comparison['op'], string>>;

/** A value of a feature or of the score in words: 35.5 万元, 12.5%, 621.4 分. */
export function valueWords(key: string, value: Operand | undefined): string {
  const term = termOf(key);
  if (value === undefined || !term) return '未知';
  if (key === 'credit-score') return `${Number(Number(value).toFixed(1))} 分`;
  if (key === 'pd-12m') return `${Number((Number(value) * 100).toFixed(2))}%`;
  return formatFeature(key, value);
}

function flagWords(term: Term, expr: Comparison): string | undefined {
  if (term.type !== 'flag' || (expr.op !== 'eq' && expr.op !== 'ne')) return undefined;
  const yes = (expr.value === 1) === (expr.op === 'eq');
  return `${term.label}：${yes ? '是' : '否'}`;
}

/** 近 12 个月纳税额: the label with its window, where the label does not say it itself. */
function windowed({ label, window }: Term): string {
  return /^近 \d+ 个月$/.test(window) && !/^\d/.test(label) ? `${window}${label}` : label;
}

function comparisonWords(expr: Comparison): string {
  const term = termOf(expr.feature);
  const label = term ? windowed(term) : expr.feature;
  const words = (value: Operand) => valueWords(expr.feature, value);
  if (expr.op === 'known') return `${label}已有数据`;
  if (expr.op === 'between') return `${label}在 ${words(expr.from)} 至 ${words(expr.to)} 之间`;
  if ('values' in expr)
    return `${label}${operatorOf(expr).label} ${expr.values.length === 0 ? '（空）' : expr.values.map(words).join('、')}`;
  const flag = term && flagWords(term, expr);
  return flag ?? `${label} ${operatorOf(expr).label} ${words(expr.value)}`;
}

/** An expression in Chinese: 近 12 月纳税额 ≥ 3 万元 且（…或…）. */
export function exprWords(expr: Expr, inner = false): string {
  if (expr.op === 'not') return `并非（${exprWords(expr.arg)}）`;
  if ('args' in expr) {
    const [only, ...more] = expr.args;
    if (only && more.length === 0) return exprWords(only, inner);
    const joined = expr.args.map((arg) => exprWords(arg, true)).join(expr.op === 'and' ? ' 且 ' : ' 或 ');
    return inner ? `（${joined}）` : joined;
  }
  return comparisonWords(expr);
}

const UNKNOWN_COMES_TO: Record<Outcome, string> = {
  pass: '只有这些数据未知的企业能符合',
  refer: '只有这些数据未知的企业会转人工，其余都不符合',
  fail: '没有企业能符合',
};

/** What is proven of rules, in words. @param rules the whole set, for their labels */
export function findingWords(finding: RuleFinding, rules: readonly Rule[]): string {
  const named = finding.rules.map((id) => `“${rules.find((r) => r.id === id)?.label ?? id}”`);
  const { kind, unknowns } = finding;
  if (kind === 'never-true')
    return `${named[0]}自相矛盾：没有任何取值能使它成立，${UNKNOWN_COMES_TO[unknowns ?? 'fail']}。`;
  if (kind === 'conflict')
    return `${named.join('与')}互相矛盾：没有任何取值能同时满足，${UNKNOWN_COMES_TO[unknowns ?? 'fail']}。`;
  if (kind === 'redundant') return `${named[0]}不起作用：满足${named[1]}的必然满足它，可以去掉。`;
  return unknowns === undefined || unknowns === 'pass'
    ? `${named[0]}恒成立：任何取值都满足，不起作用。`
    : `${named[0]}恒成立：只要数据已知就满足，只影响数据未知的企业（${ON_UNKNOWN_LABELS[unknowns]}）。`;
}
