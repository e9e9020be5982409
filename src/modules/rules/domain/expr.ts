/** A value a feature is compared with: a number in the feature's unit (money in 分), or a code. */
export type Operand = number | string;

export type Expr =
  | {
      readonly op: 'gte' | 'gt' | 'lte' | 'lt' | 'eq' | 'ne';
      readonly feature: string;
      readonly value: Operand;
    }
  | { readonly op: 'in' | 'notIn'; readonly feature: string; readonly values: readonly Operand[] }
  | { readonly op: 'between'; readonly feature: string; readonly from: number; readonly to: number } // both ends included
  | { readonly op: 'known'; readonly feature: string }
  | { readonly op: 'and' | 'or'; readonly args: readonly Expr[] }
  | { readonly op: 'not'; readonly arg: Expr };

/** An expression about one feature. */
export type Comparison = Extract<Expr, { readonly feature: string }>;
/** The comparison of one operator, also where several share a shape. */
export type ComparisonOf<Op extends Comparison['op'], C = Comparison> = C extends { readonly op: infer O }
  ? Op extends O
    ? C
    : never
  : never;

/** Kleene's three values. */
export type Truth = 'true' | 'false' | 'unknown';

/** 准入规则: one named condition. `onUnknown` says what an unknown of `when` becomes. */
export type Rule = {
  readonly id: string;
  readonly label: string;
  readonly when: Expr;
  readonly onUnknown: 'fail' | 'pass' | 'refer';
  readonly hard: boolean;
  /** Whether the enterprise can do something about it. */
  readonly actionable?: boolean;
};

/** 规则版本 */
export type RuleSetDocument = {
  readonly code: string;
  readonly version: number;
  readonly rules: readonly Rule[];
};

export type Outcome = 'pass' | 'refer' | 'fail';

/** What the evaluator of one enterprise returns for each expression node: the explanation itself. */
export type Trace = {
  readonly op: Expr['op'];
  readonly truth: Truth;
  readonly feature?: string;
  /** undefined = unknown */
  readonly actual?: Operand;
  readonly required?: Operand | readonly Operand[];
  readonly args?: readonly Trace[];
};

export type RuleVerdict = {
  readonly rule: Rule;
  readonly outcome: Outcome;
  readonly unknown: boolean;
  readonly trace: Trace;
};
export type RuleSetVerdict = { readonly outcome: Outcome; readonly rules: readonly RuleVerdict[] };

/** How one row's features are read: undefined = unknown. */
export type FeatureReader = (feature: string) => Operand | undefined;
