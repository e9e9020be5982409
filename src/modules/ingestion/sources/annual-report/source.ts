import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type AnnualReport, annualReportSchema } from './schema';

/** 企业年报. Yearly, self-reported, published. */
export const annualReport: SourceDefinition<AnnualReport> = {
  key: 'annual-report',
  label: '企业年报',
  owner: '市市场监督管理委员会',
  frequency: 'yearly',
  consent: 'finance',
  rows: { min: 1, max: 5000000 },
  timelyWorkingDays: 30,
  fields: {
    ...EVERY_SOURCE,
    year: { label: '年度', type: 'year', required: true, synonyms: ['报告年度', '年报年度', '统计年份'] },
    reportedOn: { label: '报送日期', type: 'date', synonyms: ['填报日期', '公示日期'] },
    revenue: { label: '营业收入', type: 'money', synonyms: ['营业总收入', '主营业务收入', '全年营业收入'] },
    totalAssets: { label: '资产总额', type: 'money', min: 0, synonyms: ['总资产', '资产总计'] },
    totalLiabilities: { label: '负债总额', type: 'money', min: 0, synonyms: ['总负债', '负债合计'] },
    netProfit: { label: '净利润', type: 'money', synonyms: ['净利'] },
    employees: {
      label: '从业人数',
      type: 'integer',
      min: 0,
      max: 10000000,
      synonyms: ['员工人数', '从业人员', '职工人数'],
    },
  },
  schema: annualReportSchema,
  naturalKey: ['year'],
  eventDate: ['reportedOn'],
  eventDateElse: (p) => `${p.year}-12-31`,
};
