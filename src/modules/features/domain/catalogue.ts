import { abnormalOperationNow } from './abnormal-operation-now';
import { ageMonths } from './age-months';
import { buyers12m } from './buyers-12m';
import { casesDefendant24m } from './cases-defendant-24m';
import { casesLoanLost } from './cases-loan-lost';
import { casesLost24m } from './cases-lost-24m';
import { casesOtherLost } from './cases-other-lost';
import { casesPlaintiff } from './cases-plaintiff';
import { commitmentRate } from './commitment-rate';
import { contractRate } from './contract-rate';
import { copyrights } from './copyrights';
import { coreSalesShare24m } from './core-sales-share-24m';
import { coreTenureMonths } from './core-tenure-months';
import { daysSinceLastSale } from './days-since-last-sale';
import { debtRatioLatest } from './debt-ratio-latest';
import { district } from './district';
import { electricity12m } from './electricity-12m';
import { electricityGrowth12m } from './electricity-growth-12m';
import { electricityVolatility12m } from './electricity-volatility-12m';
import { enterpriseKind } from './enterprise-kind';
import { executeeAmount } from './executee-amount';
import type { Feature, FeatureKey } from './feature';
import { fundPayersNow } from './fund-payers-now';
import { gas12m } from './gas-12m';
import { gasGrowth12m } from './gas-growth-12m';
import { highTech } from './high-tech';
import { honoursLive } from './honours-live';
import { icLayouts } from './ic-layouts';
import { industrySection } from './industry-section';
import { insuranceArrearsMonths12m } from './insurance-arrears-months-12m';
import { insuredGrowth12m } from './insured-growth-12m';
import { insuredMean12m } from './insured-mean-12m';
import { insuredNow } from './insured-now';
import { ipPledged } from './ip-pledged';
import { lateFee12m } from './late-fee-12m';
import { loansDrawn24m } from './loans-drawn-24m';
import { netMarginLatest } from './net-margin-latest';
import { onExclusionList } from './on-exclusion-list';
import { overdueDaysMax24m } from './overdue-days-max-24m';
import { patentsInvention } from './patents-invention';
import { patentsOther } from './patents-other';
import { penaltiesGeneral } from './penalties-general';
import { penaltiesMinor } from './penalties-minor';
import { penaltiesSerious } from './penalties-serious';
import { purchaseSalesRatio12m } from './purchase-sales-ratio-12m';
import { redRate12m } from './red-rate-12m';
import { registeredCapital } from './registered-capital';
import { registrationStatus } from './registration-status';
import { revenueGrowthLatest } from './revenue-growth-latest';
import { revenueLatest } from './revenue-latest';
import { sales12m } from './sales-12m';
import { sales24m } from './sales-24m';
import { salesGrowth12m } from './sales-growth-12m';
import { salesMonths12m } from './sales-months-12m';
import { salesMonths24m } from './sales-months-24m';
import { salesVolatility12m } from './sales-volatility-12m';
import { salesVolatility24m } from './sales-volatility-24m';
import { sizeClass } from './size-class';
import { srdi } from './srdi';
import { suppliers12m } from './suppliers-12m';
import { taxArrears } from './tax-arrears';
import { taxGrowth12m } from './tax-growth-12m';
import { taxMonths12m } from './tax-months-12m';
import { taxOnTime12m } from './tax-on-time-12m';
import { taxPaid12m } from './tax-paid-12m';
import { taxRating } from './tax-rating';
import { top1BuyerShare12m } from './top1-buyer-share-12m';
import { top1BuyerShare24m } from './top1-buyer-share-24m';
import { top5BuyerShare12m } from './top5-buyer-share-12m';
import { totalAssetsLatest } from './total-assets-latest';
import { trademarks } from './trademarks';
import { utilityArrears } from './utility-arrears';
import { voidRate12m } from './void-rate-12m';
import { voidRate24m } from './void-rate-24m';
import { water12m } from './water-12m';
import { waterGrowth12m } from './water-growth-12m';
import { zone } from './zone';

/** Every feature in its stated order: the order of columns in a snapshot. A new one: its file and one line here. */
export const CATALOGUE: readonly Feature[] = [
  ageMonths,
  registeredCapital,
  district,
  zone,
  industrySection,
  enterpriseKind,
  registrationStatus,
  sizeClass,
  taxPaid12m,
  taxGrowth12m,
  taxMonths12m,
  lateFee12m,
  taxArrears,
  taxRating,
  taxOnTime12m,
  sales12m,
  sales24m,
  salesGrowth12m,
  salesVolatility12m,
  salesMonths12m,
  salesVolatility24m,
  salesMonths24m,
  top1BuyerShare12m,
  top5BuyerShare12m,
  top1BuyerShare24m,
  voidRate12m,
  voidRate24m,
  redRate12m,
  buyers12m,
  suppliers12m,
  daysSinceLastSale,
  purchaseSalesRatio12m,
  insuredNow,
  insuredMean12m,
  insuredGrowth12m,
  insuranceArrearsMonths12m,
  fundPayersNow,
  electricity12m,
  electricityGrowth12m,
  water12m,
  waterGrowth12m,
  gas12m,
  gasGrowth12m,
  electricityVolatility12m,
  utilityArrears,
  revenueLatest,
  totalAssetsLatest,
  debtRatioLatest,
  netMarginLatest,
  revenueGrowthLatest,
  penaltiesMinor,
  penaltiesGeneral,
  penaltiesSerious,
  casesDefendant24m,
  casesLost24m,
  casesLoanLost,
  casesOtherLost,
  casesPlaintiff,
  executeeAmount,
  onExclusionList,
  abnormalOperationNow,
  honoursLive,
  highTech,
  srdi,
  patentsInvention,
  patentsOther,
  trademarks,
  copyrights,
  icLayouts,
  ipPledged,
  commitmentRate,
  contractRate,
  coreSalesShare24m,
  coreTenureMonths,
  loansDrawn24m,
  overdueDaysMax24m,
];

const BY_KEY: ReadonlyMap<FeatureKey, Feature> = new Map(CATALOGUE.map((feature) => [feature.key, feature]));

/** The feature of a key; undefined where there is none. */
export function featureOf(key: FeatureKey): Feature | undefined {
  return BY_KEY.get(key);
}

/** Codes of a code feature in dictionary order: the position is the number in a snapshot. [] for others. */
export function dictionaryOf(feature: Feature): readonly string[] {
  return Object.keys(feature.codes ?? {});
}
