import { contracts } from './core-contracts';
import type { Feature } from './feature';
import { invoiceWindow } from './invoice-window';
import { listed } from './public-count';

/** Contracts with confirmed core enterprises over sales invoiced, or over all contracts where these are more. */
export const coreSalesShare24m: Feature = {
  key: 'core-sales-share-24m',
  label: '核心企业销售占比',
  unit: '%',
  type: 'ratio',
  sources: ['contract-performance', 'invoice'],
  window: '近 24 个月',
  windowMonths: 24,
  consent: 'invoice',
  missing: '没有收到全市合同数据且没有与核心企业的合同，或近 24 个月销售额未知',
  version: 1,
  compute: (view, asOf) => {
    const { coreSeen24, core24, all24 } = contracts(view, asOf);
    const { out } = invoiceWindow(view, asOf);
    if (listed(view, ['contract-performance'], coreSeen24 ? 1 : 0) === undefined || !out.seen)
      return undefined;
    const sales = Math.max(out.last24.total, all24);
    return sales > 0 ? core24 / sales : undefined;
  },
};
