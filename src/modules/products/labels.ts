import type { QuotaPeriod, RepaymentMethod } from './domain/product';

export const REPAYMENT_METHODS: Record<RepaymentMethod, string> = {
  'equal-instalment': '等额本息',
  'equal-principal': '等额本金',
  'interest-only': '先息后本',
  'at-maturity': '利随本清',
};
export const QUOTA_PERIODS: Record<QuotaPeriod, string> = { month: '月', quarter: '季', year: '年' };
export const VERSION_STATES: Readonly<Record<string, string>> = { draft: '待复核', published: '已发布' };
export { PRODUCT_KINDS } from './domain/product';
