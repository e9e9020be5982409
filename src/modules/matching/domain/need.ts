/** What the enterprise wants most; it decides the order of the offers. */
export const WISHES = {
  cost: '成本最低',
  amount: '额度最高',
  speed: '审批最快',
  'no-collateral': '无需抵质押',
} as const;
export type Wish = keyof typeof WISHES;

/** 融资需求: amount in 分 (integral float64), term in months. */
export type NeedTerms = {
  readonly amount: number;
  readonly termMonths: number;
  readonly purpose: string;
  readonly wish: Wish;
};
