import { annualReports, newestReport } from './annual-reports';
import type { Feature } from './feature';
import { insuranceMonths } from './insurance-months';
import { newestIn } from './monthly-series';
import { registrationFacts } from './registration-facts';
import { sizeOf } from './size-rule';

const FEN_PER_WAN = 1_000_000;

/** 工信部联企业〔2011〕300号. Public: the register of small and micro enterprises publishes the class, not the measures. */
export const sizeClass: Feature = {
  key: 'size-class',
  label: '企业规模',
  unit: '',
  type: 'code',
  codes: { large: '大型', medium: '中型', small: '小型', micro: '微型' },
  sources: ['registration', 'social-insurance', 'annual-report'],
  window: '最近一次登记、参保与年报',
  consent: 'public',
  missing: '行业代码不足以判断，或划型所需的从业人数、营业收入、资产总额未知；金融、教育等行业不在划型标准内',
  version: 1,
  compute: (view, asOf) => {
    const reports = annualReports(view, asOf);
    const wan = (fen: number | undefined) => (fen === undefined ? undefined : fen / FEN_PER_WAN);
    return sizeOf(registrationFacts(view, asOf).industryCode, {
      x: newestIn(insuranceMonths(view, asOf).insured, 3) ?? newestReport(reports, asOf, (r) => r.employees),
      y: wan(newestReport(reports, asOf, (r) => r.revenue)),
      z: wan(newestReport(reports, asOf, (r) => r.totalAssets)),
    });
  },
};
