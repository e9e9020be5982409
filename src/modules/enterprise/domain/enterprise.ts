import type { Instant } from '@/kernel/period';

/** 经营主体 as lists and headings show it. Unknown columns are undefined, never blank. */
export type EnterpriseLine = {
  readonly id: string;
  readonly uscc: string | undefined;
  readonly name: string;
  readonly districtCode: string | undefined;
  readonly industryCode: string | undefined;
  readonly firstKnownAt: Instant;
};

export type EnterpriseDetail = EnterpriseLine & {
  /** further identifiers it is known by: registration number, a provider's own code */
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
  /** every name it was seen under, normalised */
  readonly names: readonly string[];
};
