import { casesDefendant24m } from './cases-defendant-24m';
import { casesLost24m } from './cases-lost-24m';
import type { FeatureKey } from './feature';
import {
  ageReached,
  type HealsOn,
  leavesDisplay,
  leavesWindow,
  nextRating,
  tenureReached,
} from './heal-dates';
import { insuranceArrearsMonths12m } from './insurance-arrears-months-12m';
import { lateFee12m } from './late-fee-12m';
import { loansDrawn24m } from './loans-drawn-24m';
import { overdueDaysMax24m } from './overdue-days-max-24m';
import { penaltiesGeneral } from './penalties-general';
import { penaltiesMinor } from './penalties-minor';
import { penaltiesSerious } from './penalties-serious';
import { taxOnTime12m } from './tax-on-time-12m';

/**
 * Whether and how a known value can become another. `up`/`down` say in 中文 what to do for a higher/lower
 * one, for codes an earlier one in their order is `up`; a direction that is not there is not to be had.
 */
export type Actionability =
  | { readonly way: 'act'; readonly up?: string; readonly down?: string }
  | { readonly way: 'time'; readonly up?: string; readonly down?: string; readonly on: HealsOn }
  | { readonly way: 'fixed'; readonly why: string };

const up = (words: string): Actionability => ({ way: 'act', up: words });
const down = (words: string): Actionability => ({ way: 'act', down: words });
const fixed = (why: string): Actionability => ({ way: 'fixed', why });
const REGISTERED = '属于登记事实，不为贷款而改变';
const COURT = '判决记录长期保留，不会到期移出';
const REPAIR = '按处罚决定履行并改正；符合条件的可向处罚机关申请信用修复，提前结束公示';
const AS_BUSINESS_GOES = '随生产经营变化，不宜为贷款而增加用量';

/** 可改善性 of every feature of the catalogue, in its order; `actionability.test.ts` holds it whole. */
const ACTIONABILITY: Readonly<Record<FeatureKey, Actionability>> = {
  'age-months': { way: 'time', up: '成立时长随时间增加，无需办理', on: ageReached },
  'registered-capital': fixed('不宜为贷款而增资：认缴的出资须在五年内缴足（公司法第四十七条）'),
  district: fixed(REGISTERED),
  zone: fixed(REGISTERED),
  'industry-section': fixed(REGISTERED),
  'enterprise-kind': fixed(REGISTERED),
  'registration-status': fixed('登记状态由登记机关依法确定'),
  'size-class': fixed('企业规模按从业人数与营业收入划型，不能申请变更'),
  'tax-paid-12m': up('依法申报并缴纳税款，随经营增长'),
  'tax-growth-12m': up('依法申报并缴纳税款，随经营增长'),
  'tax-months-12m': up('按月（季）依法申报缴税，不中断'),
  'late-fee-12m': {
    way: 'time',
    down: '按期缴税，不再产生滞纳金，等旧记录移出 12 个月',
    on: leavesWindow(lateFee12m, 12),
  },
  'tax-arrears': down('向主管税务机关缴清欠税'),
  'tax-rating': {
    way: 'time',
    up: '每年 4 月公布上一年度评价结果；按期申报缴税，符合条件的可申请纳税缴费信用修复',
    on: nextRating,
  },
  'tax-on-time-12m': {
    way: 'time',
    up: '今后按期申报，等逾期申报的月份移出 12 个月',
    on: leavesWindow(taxOnTime12m, 12, 'more'),
  },
  'sales-12m': up('扩大销售并如实开具发票'),
  'sales-24m': up('扩大销售并如实开具发票'),
  'sales-growth-12m': up('扩大销售并如实开具发票'),
  'sales-volatility-12m': down('均衡接单、按月如实开票，减小各月起伏'),
  'sales-months-12m': up('每月有销售即如实开票，不中断'),
  'sales-volatility-24m': down('均衡接单、按月如实开票，减小各月起伏'),
  'sales-months-24m': up('每月有销售即如实开票，不中断'),
  'top1-buyer-share-12m': down('开拓新客户，降低对最大客户的依赖'),
  'top5-buyer-share-12m': down('开拓新客户，降低对前五大客户的依赖'),
  'top1-buyer-share-24m': down('开拓新客户，降低对最大客户的依赖'),
  'void-rate-12m': down('开票前核对，减少作废'),
  'void-rate-24m': down('开票前核对，减少作废'),
  'red-rate-12m': down('减少退货与开票差错，少冲红'),
  'buyers-12m': up('开拓新客户'),
  'suppliers-12m': up('增加供应商，并取得进项发票'),
  'days-since-last-sale': down('有销售即如实开具发票'),
  'purchase-sales-ratio-12m': {
    way: 'act',
    up: '采购时取得进项发票',
    down: '使采购与销售相称',
  },
  'insured-now': up('为员工依法参保'),
  'insured-mean-12m': up('为员工依法参保'),
  'insured-growth-12m': up('为员工依法参保'),
  'insurance-arrears-months-12m': {
    way: 'time',
    down: '补缴社保欠费、今后按月缴，等欠缴的月份移出 12 个月',
    on: leavesWindow(insuranceArrearsMonths12m, 12),
  },
  'fund-payers-now': up('为员工缴存住房公积金'),
  'electricity-12m': up('以本企业户号在固定场所用电'),
  'electricity-growth-12m': fixed(AS_BUSINESS_GOES),
  'water-12m': up('以本企业户号在固定场所用水'),
  'water-growth-12m': fixed(AS_BUSINESS_GOES),
  'gas-12m': up('以本企业户号在固定场所用气'),
  'gas-growth-12m': fixed(AS_BUSINESS_GOES),
  'electricity-volatility-12m': fixed(AS_BUSINESS_GOES),
  'utility-arrears': down('缴清水、电、气欠费'),
  'revenue-latest': up('随经营增长，在下一年度年报中如实公示'),
  'total-assets-latest': up('随经营积累，在下一年度年报中如实公示'),
  'debt-ratio-latest': down('偿还债务或留存利润，在下一年度年报中如实公示'),
  'net-margin-latest': up('提高利润，在下一年度年报中如实公示'),
  'revenue-growth-latest': up('随经营增长，在下一年度年报中如实公示'),
  'penalties-minor': { way: 'time', down: REPAIR, on: leavesDisplay(penaltiesMinor) },
  'penalties-general': { way: 'time', down: REPAIR, on: leavesDisplay(penaltiesGeneral) },
  'penalties-serious': { way: 'time', down: REPAIR, on: leavesDisplay(penaltiesSerious) },
  'cases-defendant-24m': { way: 'time', down: '等旧案移出 24 个月', on: leavesWindow(casesDefendant24m, 24) },
  'cases-lost-24m': { way: 'time', down: '履行判决，等旧案移出 24 个月', on: leavesWindow(casesLost24m, 24) },
  'cases-loan-lost': fixed(COURT),
  'cases-other-lost': fixed(COURT),
  'cases-plaintiff': fixed('不为贷款而起诉'),
  'executee-amount': down('履行生效法律文书确定的义务，由执行法院删除失信信息'),
  'on-exclusion-list': fixed('须由列入机关依法移出；纠正、履行后可向其申请信用修复'),
  'abnormal-operation-now': down('补报年报或更正登记，向市场监管部门申请移出异常名录'),
  'honours-live': up('符合条件时申报相应资质'),
  'high-tech': up('符合条件时申报高新技术企业认定'),
  srdi: up('符合条件时申报专精特新认定'),
  'patents-invention': up('申请并取得发明专利授权'),
  'patents-other': up('申请并取得实用新型或外观设计专利'),
  trademarks: up('申请注册商标'),
  copyrights: up('登记著作权'),
  'ic-layouts': up('登记集成电路布图设计'),
  'ip-pledged': down('还清原贷款并注销质押登记'),
  'commitment-rate': up('履行尚未到期的信用承诺'),
  'contract-rate': up('今后的合同按期履约'),
  'core-sales-share-24m': up('增加对核心企业的销售，并由其确认合同'),
  'core-tenure-months': { way: 'time', up: '与核心企业订立合同并由其确认，合作不中断', on: tenureReached },
  'loans-drawn-24m': { way: 'time', down: '等旧借款移出 24 个月', on: leavesWindow(loansDrawn24m, 24) },
  'overdue-days-max-24m': {
    way: 'time',
    down: '还清逾期，今后按期还款，等旧记录移出 24 个月',
    on: leavesWindow(overdueDaysMax24m, 24),
  },
};

/** How a feature can change; undefined for what is not in the catalogue. */
export function actionabilityOf(key: FeatureKey): Actionability | undefined {
  return ACTIONABILITY[key];
}

/** The features with a line, in its order. */
export const ACTIONABLE_KEYS: readonly FeatureKey[] = Object.keys(ACTIONABILITY);
