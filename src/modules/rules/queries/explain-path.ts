import type { IsoDate } from '@/kernel/period';
import { actionabilityOf } from '@/modules/features/domain/actionability';
import { featureOf } from '@/modules/features/domain/catalogue';
import { sourceOf } from '@/modules/ingestion/domain/registry';
import { SCORE_FEATURE } from '@/modules/risk/domain/score';
import type { FeatureReader, Operand, Rule } from '../domain/expr';
import { type EnterpriseFacts, enterpriseProblem } from '../domain/path/enterprise-problem';
import { FactsState } from '../domain/path/facts-state';
import { findPath } from '../domain/path/find-path';
import { type Needed, neededRange } from '../domain/path/needed-range';
import type { BlockedRule, PathProblem, PathStep, Way } from '../domain/path/path';
import { valueWords } from '../labels';

/** Words for a fact that is not in the catalogue. */
export type FactWords = {
  readonly label: string;
  readonly text: (value: Operand) => string;
  readonly todo: string;
};

export type ToldStep = {
  readonly feature: string;
  readonly label: string;
  readonly way: Way;
  readonly now: string;
  readonly needed: string;
  readonly todo: string;
  /** for time: the day, or 'unknown' */
  readonly from: IsoDate | 'unknown' | undefined;
  /** labels of the rules that do not pass without it */
  readonly fixes: readonly string[];
  /** of the credit score, taken one after the other in this order; undefined: no rule asks for the score, or there was none */
  readonly points: number | undefined;
};

/** 上榜路径 in words. */
export type ToldPath =
  | { readonly kind: 'passes' }
  | { readonly kind: 'undecided' }
  | {
      readonly kind: 'path';
      readonly steps: readonly ToldStep[];
      readonly earliest: IsoDate | 'unknown' | undefined;
      readonly totalCost: number;
      readonly proven: boolean;
    }
  | {
      readonly kind: 'impossible';
      readonly together: boolean;
      readonly blocked: readonly { readonly rule: string; readonly why: readonly string[] }[];
    };

/** The path of one enterprise through rules, in words. @param words of facts beside the catalogue */
export function explainPath(
  rules: readonly Rule[],
  facts: EnterpriseFacts,
  words: ReadonlyMap<string, FactWords> = new Map(),
): ToldPath {
  const { problem, grids } = enterpriseProblem(rules, facts);
  const found = findPath(problem);
  if (found.kind === 'passes' || found.kind === 'undecided') return found;
  if (found.kind === 'impossible') {
    const blocked = found.blocked.map((one) => ({
      rule: one.rule.label,
      why: obstacleWords(one, problem, words),
    }));
    return { kind: 'impossible', together: found.together, blocked };
  }
  const labels = new Map(rules.map((rule) => [rule.id, rule.label]));
  const points = pointsGained(problem, found.steps);
  const steps = found.steps.map((step, i): ToldStep => {
    const { feature, way, now, from } = step;
    const text = textOf(feature, words);
    return {
      feature,
      label: labelOf(feature, words),
      way,
      now: now === undefined ? '未知' : text(now),
      needed: neededWords(neededRange(problem, found.steps, feature, grids.get(feature) ?? []), text),
      todo: todoOf(step, words),
      from: way === 'time' ? (from ?? 'unknown') : undefined,
      fixes: step.fixes.map((id) => labels.get(id) ?? id),
      points: points[i],
    };
  });
  const { earliest, totalCost, proven } = found;
  return { kind: 'path', steps, earliest, totalCost, proven };
}

/** Points of the score each step adds to those before it. */
function pointsGained(problem: PathProblem, steps: readonly PathStep[]): (number | undefined)[] {
  if (!problem.computed.some((c) => c.keys.includes(SCORE_FEATURE))) return steps.map(() => undefined);
  const changes = new Map<string, Operand>();
  const scoreNow = () => {
    const read: FeatureReader = (key) => changes.get(key) ?? problem.read(key);
    return new FactsState(read, problem.computed).read(SCORE_FEATURE) as number | undefined;
  };
  let before = scoreNow();
  return steps.map(({ feature, to }) => {
    changes.set(feature, to);
    const after = scoreNow();
    const gained = before === undefined || after === undefined ? undefined : after - before;
    before = after;
    return gained;
  });
}

function labelOf(key: string, words: ReadonlyMap<string, FactWords>): string {
  const feature = featureOf(key);
  if (!feature) return words.get(key)?.label ?? key;
  return /^近 \d+ 个月$/.test(feature.window) && !/^\d/.test(feature.label)
    ? `${feature.window}${feature.label}`
    : feature.label;
}

function textOf(key: string, words: ReadonlyMap<string, FactWords>): (value: Operand) => string {
  return words.get(key)?.text ?? ((value) => valueWords(key, value));
}

function neededWords(needed: Needed, text: (value: Operand) => string): string {
  if (needed.kind === 'codes') return needed.codes.map(text).join('、');
  if (needed.kind === 'exactly') return text(needed.value);
  const { low, high } = needed;
  if (!low && high?.value === 0 && !high.beyond) return text(0);
  if (low && high && low.value === high.value && !low.beyond && !high.beyond) return text(low.value);
  const parts = [
    ...(low ? [`${low.beyond ? '高于' : '不低于'} ${text(low.value)}`] : []),
    ...(high ? [`${high.beyond ? '低于' : '不高于'} ${text(high.value)}`] : []),
  ];
  return parts.join('、') || '有数据即可';
}

function todoOf({ feature, way, now, to }: PathStep, words: ReadonlyMap<string, FactWords>): string {
  if (way === 'provide') return providerWords(feature);
  const own = words.get(feature);
  if (own) return own.todo;
  const action = actionabilityOf(feature);
  if (!action || action.way === 'fixed') return '';
  const higher = typeof to === 'number' ? to > Number(now) : action.up !== undefined;
  return (higher ? action.up : action.down) ?? '';
}

/** Who holds what is unknown, and how it comes to the platform. */
function providerWords(key: string): string {
  const feature = featureOf(key);
  const sources = (feature?.sources ?? []).map(sourceOf);
  const labels = sources.map((s) => s.label).join('、');
  const owners = [...new Set(sources.map((s) => s.owner))].join('、');
  if (feature?.consent === 'public') return `由平台向${owners}归集“${labels}”；数据到后自动更新`;
  return `请${owners}报送“${labels}”数据，或凭证明向平台补充`;
}

function obstacleWords(
  { rule, facts }: BlockedRule,
  problem: PathProblem,
  words: ReadonlyMap<string, FactWords>,
): string[] {
  const marked = rule.actionable === false && facts.some((f) => f.why === 'unsuggested');
  if (marked) return ['产品或名单标明：这一条不靠企业当下的行动改变'];
  // a score rests on many facts: what is fixed of them would be a long list that helps nobody
  if (facts.length > 4) return ['能改变的各项都做到，仍达不到这一条'];
  return facts.map(({ feature, why }) => {
    const action = actionabilityOf(feature);
    const label = labelOf(feature, words);
    if (why === 'fixed' && action?.way === 'fixed') return `${label}：${action.why}`;
    const now = problem.read(feature);
    const text = now === undefined ? '未知' : textOf(feature, words)(now);
    return `${label}现为 ${text}，${why === 'fixed' ? '没有可行的改变' : '能做到的改变不够'}`;
  });
}
