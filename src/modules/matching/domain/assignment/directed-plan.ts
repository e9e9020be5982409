import type { Plan } from './plan';
import type { MoneyPrice, Stage } from './solve-money';

/** What the operator sets; loans by bank and product code, districts by code, money in 分. */
export type DirectedLimits = {
  readonly bankLoans: Readonly<Record<string, number>>;
  readonly productLoans: Readonly<Record<string, number>>;
  readonly bankMoney: Readonly<Record<string, number>>;
  readonly districtLoans: Readonly<Record<string, number>>;
  readonly districtMoney: Readonly<Record<string, number>>;
};

export type MoneyUse = {
  readonly bank: string;
  readonly limit: number;
  readonly used: number;
  readonly perMillion: MoneyPrice | undefined;
};
export type DistrictMoney = {
  readonly district: string;
  readonly minimum: number;
  readonly lent: number;
  readonly short: number;
};

/** One need as it stood when the plan was made; `pairs` = products that take it. */
export type PlannedNeed = {
  readonly id: string;
  readonly enterprise: string;
  readonly district: string;
  readonly amount: number;
  readonly termMonths: number;
  readonly pairs: number;
  /** the snapshot knows the enterprise */
  readonly known: boolean;
};

/** The kept plan: all it was made from and all it says; no clock, no names. Same inputs, same bytes. */
export type DirectedPlan = {
  readonly format: 1;
  readonly snapshot: { readonly id: string; readonly asOf: string };
  readonly scoreRun: string | null;
  readonly lpr: { readonly publishedOn: string; readonly '1Y': number; readonly '5Y': number };
  readonly limits: DirectedLimits;
  readonly products: readonly {
    readonly code: string;
    readonly bank: string;
    readonly name: string;
    readonly versionId: string;
  }[];
  readonly needs: readonly PlannedNeed[];
  /** `flow` is always proven; `highs` where every stage is */
  readonly solver: {
    readonly name: 'flow' | 'highs';
    readonly proven: boolean;
    readonly stages: readonly Stage[];
  };
  readonly plan: Plan;
  readonly money: readonly MoneyUse[];
  readonly districtMoney: readonly DistrictMoney[];
};

/** Limits with keys in order, so that the same limits have the same bytes. */
export function orderedLimits(limits: DirectedLimits): DirectedLimits {
  const ordered = (record: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    bankLoans: ordered(limits.bankLoans),
    productLoans: ordered(limits.productLoans),
    bankMoney: ordered(limits.bankMoney),
    districtLoans: ordered(limits.districtLoans),
    districtMoney: ordered(limits.districtMoney),
  };
}
