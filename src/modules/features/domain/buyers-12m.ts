import type { Feature } from './feature';
import { invoiceWindow } from './invoice-window';

export const buyers12m: Feature = {
  key: 'buyers-12m',
  label: '买方数',
  unit: '户',
  type: 'count',
  sources: ['invoice'],
  window: '近 12 个月',
  windowMonths: 24,
  reads: (record) => record.payload.direction === 'out',
  consent: 'invoice',
  missing: '近 24 个月没有任何销项发票；有而近 12 个月没有，则为 0',
  version: 1,
  compute: (view, asOf) => {
    const { out } = invoiceWindow(view, asOf);
    return out.seen ? out.last12.parties : undefined;
  },
};
