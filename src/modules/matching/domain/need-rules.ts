import type { ProductTerms } from '@/modules/products/domain/product';
import type { Rule } from '@/modules/rules/domain/expr';

/** What a product's own terms ask of a need, read like features beside the snapshot's. */
export const NEED_FEATURES = {
  'need-amount': '需求金额',
  'need-term': '需求期限',
  'score-grade': '信用等级',
  'limit-estimate': '测算额度',
} as const;

const wan = (amount: number) => `${amount / 1_000_000} 万元`;
const ALL_GRADES = ['A', 'B', 'C', 'D', 'E'];

/**
 * The terms as rules, evaluated with the product's rules, so that one verdict says everything:
 * amount and term in range, district served, grade served, estimated limit worth a loan. An amount
 * above the maximum is no refusal: part of it can be lent. No score is no refusal either: the
 * product has a price for it; an unknown limit or district is for a person to look at.
 */
export function needRules(terms: ProductTerms): Rule[] {
  const { amount, termMonths, districts, price } = terms;
  const rules: Rule[] = [
    {
      id: 'need:amount',
      label: `需求金额不低于起贷金额 ${wan(amount.min)}`,
      when: { op: 'gte', feature: 'need-amount', value: amount.min },
      onUnknown: 'fail',
      hard: true,
      actionable: true,
    },
    {
      id: 'need:term',
      label: `期限在 ${termMonths.min}–${termMonths.max} 个月之内`,
      when: { op: 'between', feature: 'need-term', from: termMonths.min, to: termMonths.max },
      onUnknown: 'fail',
      hard: true,
      actionable: true,
    },
  ];
  if (districts.length > 0) {
    rules.push({
      id: 'need:district',
      label: '注册地在产品服务区域内',
      when: { op: 'in', feature: 'district', values: districts },
      onUnknown: 'refer',
      hard: true,
      actionable: false,
    });
  }
  const served = Object.keys(price.spreadByGrade).sort();
  if (ALL_GRADES.some((grade) => !served.includes(grade))) {
    rules.push({
      id: 'need:grade',
      label: `信用等级为 ${served.join('、')}（无评分的另行定价）`,
      when: { op: 'in', feature: 'score-grade', values: served },
      onUnknown: 'pass',
      hard: false,
      actionable: true,
    });
  }
  rules.push({
    id: 'need:limit',
    label: `测算额度不低于起贷金额 ${wan(amount.min)}`,
    when: { op: 'gte', feature: 'limit-estimate', value: amount.min },
    onUnknown: 'refer',
    hard: false,
    actionable: true,
  });
  return rules;
}
