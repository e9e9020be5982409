import { industryOf } from './industry-section';

/** 工信部联企业〔2011〕300号: X = employees, Y = revenue 万元, Z = total assets 万元; lower bounds. */
type Measure = 'x' | 'y' | 'z';
type Bounds = Partial<Record<Measure, number>>;
/** Bounds of 大型, 中型, 小型, in this order; below all of them 微型. */
type SizeRule = readonly [Bounds, Bounds, Bounds];

const INDUSTRY: SizeRule = [
  { x: 1000, y: 40000 },
  { x: 300, y: 2000 },
  { x: 20, y: 300 },
];
const TRANSPORT: SizeRule = [
  { x: 1000, y: 30000 },
  { x: 300, y: 3000 },
  { x: 20, y: 200 },
];
const TELECOM: SizeRule = [
  { x: 2000, y: 100000 },
  { x: 100, y: 1000 },
  { x: 10, y: 100 },
];
const LODGING: SizeRule = [
  { x: 300, y: 10000 },
  { x: 100, y: 2000 },
  { x: 10, y: 100 },
];
const OTHER: SizeRule = [{ x: 300 }, { x: 100 }, { x: 10 }];

/** By GB/T 4754-2017 prefix, the longest that fits; finance, education, public bodies are not in the notice. */
const RULES: Readonly<Record<string, SizeRule>> = {
  A: [{ y: 20000 }, { y: 500 }, { y: 50 }],
  B: INDUSTRY,
  C: INDUSTRY,
  D: INDUSTRY,
  E: [
    { y: 80000, z: 80000 },
    { y: 6000, z: 5000 },
    { y: 300, z: 300 },
  ],
  F51: [
    { x: 200, y: 40000 },
    { x: 20, y: 5000 },
    { x: 5, y: 1000 },
  ],
  F52: [
    { x: 300, y: 20000 },
    { x: 50, y: 500 },
    { x: 10, y: 100 },
  ],
  G54: TRANSPORT,
  G55: TRANSPORT,
  G56: TRANSPORT,
  G57: TRANSPORT,
  G58: TRANSPORT,
  G59: [
    { x: 200, y: 30000 },
    { x: 100, y: 1000 },
    { x: 20, y: 100 },
  ],
  G60: [
    { x: 1000, y: 30000 },
    { x: 300, y: 2000 },
    { x: 20, y: 100 },
  ],
  H: LODGING,
  I63: TELECOM,
  I64: TELECOM,
  I65: [
    { x: 300, y: 10000 },
    { x: 100, y: 1000 },
    { x: 10, y: 50 },
  ],
  K701: [
    { y: 200000, z: 10000 },
    { y: 1000, z: 5000 },
    { y: 100, z: 2000 },
  ],
  K702: [
    { x: 1000, y: 5000 },
    { x: 300, y: 1000 },
    { x: 100, y: 500 },
  ],
  K703: OTHER,
  K709: OTHER,
  L: [
    { x: 300, z: 120000 },
    { x: 100, z: 8000 },
    { x: 10, z: 100 },
  ],
  M: OTHER,
  N: OTHER,
  O: OTHER,
  Q: OTHER,
  R: OTHER,
};

export type SizeClass = 'large' | 'medium' | 'small' | 'micro';
const TIERS = ['large', 'medium', 'small'] as const;
export type SizeMeasures = Readonly<Record<Measure, number | undefined>>;

/** The rule of an industry; undefined where the code is too short to tell, or the notice has none. */
function ruleOf(industryCode: string | undefined): SizeRule | undefined {
  const industry = industryOf(industryCode);
  if (!industry) return undefined;
  const code = industry.section + industry.digits;
  for (let n = Math.min(code.length, 4); n >= 1; n--) {
    const rule = RULES[code.slice(0, n)];
    if (rule) return rule;
  }
  return undefined;
}

/**
 * Every bound listed for a tier must be met, or the enterprise falls one tier. One bound known to be
 * missed decides without the others; a bound that could be met or missed leaves the class unknown.
 */
export function sizeOf(industryCode: string | undefined, measures: SizeMeasures): SizeClass | undefined {
  const rule = ruleOf(industryCode);
  if (!rule) return undefined;
  for (const [tier, bounds] of rule.entries()) {
    let missed = false;
    let open = false;
    for (const [measure, bound] of Object.entries(bounds) as [Measure, number][]) {
      const value = measures[measure];
      if (value === undefined) open = true;
      else if (value < bound) missed = true;
    }
    if (missed) continue;
    return open ? undefined : TIERS[tier];
  }
  return 'micro';
}
