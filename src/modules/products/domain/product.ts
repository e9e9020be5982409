import type { FenNumber } from '@/kernel/money';
import type { BasisPoints } from '@/kernel/rate';

export const PRODUCT_KINDS = {
  credit: '信用贷款',
  receivable: '应收账款融资',
  'reverse-factoring': '反向保理',
  inventory: '库存质押',
  prepayment: '预付款融资',
  'ip-pledge': '知识产权质押',
  guaranteed: '担保贷款',
} as const;
export type ProductKind = keyof typeof PRODUCT_KINDS;

/** 等额本息, 等额本金, 先息后本, 利随本清 */
export const REPAYMENT_METHOD_KEYS = [
  'equal-instalment',
  'equal-principal',
  'interest-only',
  'at-maturity',
] as const;
export type RepaymentMethod = (typeof REPAYMENT_METHOD_KEYS)[number];

/** Limit formula: a small expression over features, in 分; `undefined` when a needed feature is unknown. */
export type LimitExpr =
  | { readonly op: 'const'; readonly value: number }
  | { readonly op: 'feature'; readonly feature: string; readonly orElse?: number }
  | { readonly op: 'add' | 'mul' | 'min' | 'max'; readonly args: readonly LimitExpr[] };

/** 额度: how many loans the bank gives of a product in a period. */
export type ProductQuota = { readonly loans: number; readonly period: QuotaPeriod };
export type QuotaPeriod = 'month' | 'quarter' | 'year';

/** What a bank offers; ProductVersion.terms. Grade = score grade A–E of `risk`. */
export type ProductTerms = {
  readonly bank: string;
  readonly kind: ProductKind;
  readonly name: string;
  /** said to the reader: an example, or where it was transcribed from */
  readonly provenance: string;
  readonly example: boolean;
  readonly districts: readonly string[]; // empty = whole city
  readonly amount: { readonly min: FenNumber; readonly max: FenNumber };
  readonly termMonths: { readonly min: number; readonly max: number };
  readonly price: {
    readonly lprTenor: '1Y' | '5Y';
    /** basis points over LPR by grade; a grade not listed is not served */
    readonly spreadByGrade: Readonly<Record<string, BasisPoints>>;
    /** for an enterprise with no score */
    readonly spreadUngraded: BasisPoints;
    readonly upfrontFeeBp: BasisPoints;
    readonly guaranteeFeeBp: BasisPoints;
  };
  readonly repayment: readonly RepaymentMethod[];
  readonly guarantee: string;
  readonly collateral: boolean;
  readonly limit: LimitExpr;
  readonly materials: readonly string[];
  readonly decisionDays: number;
  /** absent: the bank has said no limit, which is not the same as none */
  readonly quota?: ProductQuota;
};
