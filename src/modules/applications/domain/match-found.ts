import type { GrantableCategory } from '@/modules/consent/domain/consent';

/** What the match said when the enterprise chose the product; amounts in 分, undefined = unknown. */
export type MatchFound = {
  readonly product: string;
  readonly bank: string;
  readonly outcome: 'pass' | 'refer';
  readonly limit?: number;
  readonly rate?: number;
  readonly allIn?: number;
  /** working days the product promises to decide in */
  readonly decisionDays: number;
  readonly amount: { readonly min: number; readonly max: number };
  readonly termMonths: { readonly min: number; readonly max: number };
  readonly upfrontFeeBp: number;
  readonly guaranteeFeeBp: number;
  readonly methods: readonly string[];
  /** what the product's rules read that is not public */
  readonly asks: readonly GrantableCategory[];
};

/** One fact of the profile as it was handed in. */
export type ProfileFact = {
  readonly key: string;
  readonly label: string;
  readonly window: string;
  readonly text: string;
  readonly known: boolean;
  readonly category: 'public' | GrantableCategory;
  readonly sources: readonly string[];
  readonly dataDate?: string;
};
