import { abnormalOperation } from '../sources/abnormal-operation/source';
import { annualReport } from '../sources/annual-report/source';
import { commitment } from '../sources/commitment/source';
import { contractPerformance } from '../sources/contract-performance/source';
import { courtCase } from '../sources/court-case/source';
import { dishonestExecutee } from '../sources/dishonest-executee/source';
import { honourList } from '../sources/honour-list/source';
import { housingFund } from '../sources/housing-fund/source';
import { inspection } from '../sources/inspection/source';
import { invoice } from '../sources/invoice/source';
import { ipRight } from '../sources/ip-right/source';
import { licence } from '../sources/licence/source';
import { objection } from '../sources/objection/source';
import { penalty } from '../sources/penalty/source';
import { redress } from '../sources/redress/source';
import { registration } from '../sources/registration/source';
import { repaymentFeedback } from '../sources/repayment-feedback/source';
import { selfDeclared } from '../sources/self-declared/source';
import { seriousDishonestyList } from '../sources/serious-dishonesty-list/source';
import { socialInsurance } from '../sources/social-insurance/source';
import { taxPayment } from '../sources/tax-payment/source';
import { taxRating } from '../sources/tax-rating/source';
import { utility } from '../sources/utility/source';
import type { SourceDefinition, SourceKey } from './source';

/** Every source the platform takes in. A new one: its folder and one line here and in SOURCE_KEYS. */
const REGISTRY: Readonly<Record<SourceKey, SourceDefinition>> = {
  registration: registration,
  'annual-report': annualReport,
  'tax-payment': taxPayment,
  'tax-rating': taxRating,
  invoice: invoice,
  'social-insurance': socialInsurance,
  'housing-fund': housingFund,
  utility: utility,
  licence: licence,
  penalty: penalty,
  'court-case': courtCase,
  'dishonest-executee': dishonestExecutee,
  'serious-dishonesty-list': seriousDishonestyList,
  'abnormal-operation': abnormalOperation,
  'honour-list': honourList,
  'ip-right': ipRight,
  'contract-performance': contractPerformance,
  commitment: commitment,
  'self-declared': selfDeclared,
  'repayment-feedback': repaymentFeedback,
  inspection: inspection,
  objection: objection,
  redress: redress,
};

export const SOURCES: readonly SourceDefinition[] = Object.values(REGISTRY);

/** The definition of a source. */
export function sourceOf(key: SourceKey): SourceDefinition {
  return REGISTRY[key];
}
