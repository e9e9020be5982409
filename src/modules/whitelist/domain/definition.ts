import type { LimitExpr } from '@/modules/products/domain/product';
import type { Rule } from '@/modules/rules/domain/expr';
import type { RankingKey } from '@/modules/rules/domain/top-rows';

/** 白名单口径: everything a list follows from, beside the snapshot and its scores. */
export type WhitelistDefinition = {
  /** 6-digit codes; empty = the whole city */
  readonly districts: readonly string[];
  /** only enterprises with a record in one of these batches; empty = all */
  readonly batchIds: readonly string[];
  readonly rules: readonly Rule[];
  readonly ranking: readonly RankingKey[];
  /** most members that pass; null = all */
  readonly cap: number | null;
  /** suggested limit, 分; null = none is suggested */
  readonly limit: LimitExpr | null;
  readonly limitMax: number | null;
};
