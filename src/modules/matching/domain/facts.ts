import { fen, formatWan } from '@/kernel/money';
import type { IsoDate } from '@/kernel/period';
import type { Feature } from '@/modules/features/domain/feature';
import { limitFeatures } from '@/modules/products/domain/limit';
import type { Expr, Operand, RuleVerdict, Trace } from '@/modules/rules/domain/expr';
import type { Candidate } from './match-products';

/** One feature the verdicts rest on: its value with where it comes from and as of when. */
export type Fact = {
  readonly feature: string;
  readonly label: string;
  /** undefined = unknown */
  readonly value: Operand | undefined;
  /** the value in words; 未知 and why when unknown */
  readonly text: string;
  readonly window: string;
  readonly sources: readonly string[];
  /** the latest event the enterprise has in those sources; undefined = none was received */
  readonly dataDate: IsoDate | undefined;
};

/** How a feature is written: what its type and unit say. */
export type FactFormat = Pick<Feature, 'type' | 'unit' | 'codes'>;

/** A value in words: 35.5 万元, 25 %, 是, A 级's code as its name. */
export function valueText(format: FactFormat, value: Operand): string {
  if (typeof value === 'string') return format.codes?.[value] ?? value;
  if (format.type === 'money') return `${formatWan(fen(Math.round(value)))} 万元`;
  if (format.type === 'ratio') return `${Number((value * 100).toFixed(2))} %`;
  if (format.type === 'flag') return value === 0 ? '否' : '是';
  const number = Number(value.toFixed(4));
  return format.unit === '' ? `${number}` : `${number} ${format.unit}`;
}

/** What the need, the terms and the score bring beside the features, written the same way. */
const OWN: Readonly<Record<string, { readonly label: string; readonly window: string } & FactFormat>> = {
  'need-amount': { label: '需求金额', type: 'money', unit: '元', window: '本次需求' },
  'need-term': { label: '需求期限', type: 'count', unit: '个月', window: '本次需求' },
  'score-grade': { label: '信用等级', type: 'code', unit: '', window: '最近一次评分' },
  'credit-score': { label: '信用评分', type: 'number', unit: '分', window: '最近一次评分' },
  'pd-12m': { label: '12 个月违约概率', type: 'ratio', unit: '%', window: '最近一次评分' },
  'limit-estimate': { label: '测算额度', type: 'money', unit: '元', window: '按额度公式' },
};

/**
 * The fact of one key. The estimated limit differs by product: its value stands in the offer, not
 * here.
 * @param feature its catalogue line, undefined for what is not a feature
 */
export function factOf(
  key: string,
  feature: Pick<Feature, 'label' | 'window' | 'sources' | 'missing' | keyof FactFormat> | undefined,
  value: Operand | undefined,
  dataDate: IsoDate | undefined,
): Fact {
  const format = feature ?? OWN[key];
  const unknown = feature ? `未知（${feature.missing}）` : '未知';
  return {
    feature: key,
    label: format?.label ?? key,
    value,
    text: value === undefined || !format ? unknown : valueText(format, value),
    window: format?.window ?? '',
    sources: feature?.sources ?? [],
    dataDate,
  };
}

/** The features an expression names, in order of appearance. */
export function featuresOf(expr: Expr): string[] {
  if ('args' in expr) return expr.args.flatMap(featuresOf);
  if ('arg' in expr) return featuresOf(expr.arg);
  return [expr.feature];
}

/** Every feature the candidates' rules and limit formulas name, each once, sorted. */
export function featuresNamed(candidates: readonly Candidate[]): string[] {
  const keys = candidates.flatMap((c) => [
    ...c.rules.flatMap((rule) => featuresOf(rule.when)),
    ...limitFeatures(c.terms.limit),
  ]);
  return [...new Set(keys)].sort();
}

/** The comparisons of a trace, leaves only. */
export function leavesOf(trace: Trace): Trace[] {
  return trace.args ? trace.args.flatMap(leavesOf) : [trace];
}

/**
 * What a rule found, in words: each feature it looked at with its value now, and for an actionable
 * rule what to reach. What cannot be acted on says so.
 */
export function reasonText(verdict: RuleVerdict, facts: ReadonlyMap<string, Fact>): string {
  const seen = [...new Set(leavesOf(verdict.trace).map((leaf) => leaf.feature as string))];
  const now = seen.map((key) => {
    const fact = facts.get(key);
    const leaf = leavesOf(verdict.trace).find((l) => l.feature === key) as Trace;
    // the estimated limit is the product's own, so it is read off the trace
    const text = key === 'limit-estimate' ? factOf(key, undefined, leaf.actual, undefined).text : fact?.text;
    return `${fact?.label ?? key}为 ${text ?? '未知'}`;
  });
  const head = `${verdict.rule.label}（${now.join('，')}）`;
  if (verdict.outcome === 'pass') return head;
  if (verdict.unknown) return `${head}：数据未知，补充数据或由人工核实后可判断`;
  return verdict.rule.actionable
    ? `${head}：达到此条即不再卡在这里`
    : `${head}：此条不能靠申请人当下的行动改变`;
}
