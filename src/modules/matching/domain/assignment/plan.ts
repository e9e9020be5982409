/** What a change of one unit does to the best plan; exact: solving again with the change gives the same. */
export type Effect = {
  /** needs less short of the districts' minimums */
  readonly shortLess: number;
  readonly servedMore: number;
  /** change of the sum of costs; with more served it may rise */
  readonly costChange: number;
};

export type Assigned = {
  readonly need: string;
  readonly product: string;
  readonly bank: string;
  readonly cost: number;
  readonly amount: number;
};

/** Why a need goes without: nobody takes it, or everybody who would is full (with the quotas that are). */
export type Unserved = {
  readonly need: string;
  readonly reason: 'no-product' | 'quotas-full';
  readonly fullProducts: readonly string[];
  readonly fullBanks: readonly string[];
};

export type QuotaUse = {
  readonly id: string;
  /** undefined = no limit is known */
  readonly quota: number | undefined;
  readonly used: number;
  /** 分 */
  readonly amount: number;
  /** of one more loan; undefined where none was worked out */
  readonly oneMore: Effect | undefined;
};
export type ProductUse = QuotaUse & { readonly bank: string };

export type DistrictResult = {
  readonly code: string;
  readonly needs: number;
  /** needs at least one product takes */
  readonly eligible: number;
  readonly minimum: number;
  readonly served: number;
  /** below the minimum by so many */
  readonly short: number;
  /** of a minimum lower by one; undefined without a minimum, or where none was worked out */
  readonly oneLess: Effect | undefined;
  /** where short: full products and banks its unserved needs wait for, with how many wait, most first */
  readonly waitingFor: readonly {
    readonly kind: 'product' | 'bank';
    readonly id: string;
    readonly needs: number;
  }[];
};

export type Objective = { readonly short: number; readonly served: number; readonly cost: number };

export type Plan = {
  readonly objective: Objective;
  readonly assigned: readonly Assigned[];
  readonly unserved: readonly Unserved[];
  readonly products: readonly ProductUse[];
  readonly banks: readonly QuotaUse[];
  readonly districts: readonly DistrictResult[];
};
