import type { Rule } from '@/modules/rules/domain/expr';
import type { WhitelistDefinition } from './definition';

export type WhitelistTemplate = {
  readonly key: string;
  readonly name: string;
  readonly purpose: string;
  /** what the template cannot test, said to whoever uses it */
  readonly note: string;
  readonly definition: WhitelistDefinition;
};

const WAN = 1_000_000; // 分

const hard = { hard: true, onUnknown: 'refer' } as const;
const soft = { hard: false, onUnknown: 'refer', actionable: true } as const;

/** 合规: what no list of ours goes without. */
const LAWFUL: readonly Rule[] = [
  {
    ...hard,
    id: 'active',
    label: '登记状态为存续',
    when: { op: 'eq', feature: 'registration-status', value: 'active' },
  },
  {
    ...hard,
    id: 'not-excluded',
    label: '不在失信名单',
    when: { op: 'eq', feature: 'on-exclusion-list', value: 0 },
  },
  {
    ...hard,
    id: 'no-executee',
    label: '没有失信被执行金额',
    when: { op: 'eq', feature: 'executee-amount', value: 0 },
  },
];

/**
 * 小微企业融资协调工作机制 (金发〔2024〕32号): the five tests of the recommended list, as far as records can
 * answer them.
 */
const COORDINATION: WhitelistTemplate = {
  key: 'coordination',
  name: '小微企业融资协调机制推荐清单',
  purpose: '向银行推荐，一个月内作出原则性授信决定',
  note: '“真实融资需求”与“贷款用途依法合规”没有数据可查，由企业提交需求时声明、银行尽调核实。',
  definition: {
    districts: [],
    batchIds: [],
    rules: [
      ...LAWFUL,
      {
        ...hard,
        id: 'small',
        label: '小型、微型企业',
        when: { op: 'in', feature: 'size-class', values: ['small', 'micro'] },
      },
      {
        ...soft,
        id: 'not-abnormal',
        label: '合规持续经营：不在经营异常名录',
        when: { op: 'eq', feature: 'abnormal-operation-now', value: 0 },
      },
      {
        ...soft,
        id: 'age',
        actionable: false,
        label: '合规持续经营：成立满 1 年',
        when: { op: 'gte', feature: 'age-months', value: 12 },
      },
      {
        ...soft,
        id: 'place',
        label: '固定经营场所：近 12 个月有用电或用水',
        when: {
          op: 'or',
          args: [
            { op: 'gt', feature: 'electricity-12m', value: 0 },
            { op: 'gt', feature: 'water-12m', value: 0 },
          ],
        },
      },
      {
        ...soft,
        id: 'no-serious-penalty',
        label: '信用状况良好：没有公示期内的严重行政处罚',
        when: { op: 'eq', feature: 'penalties-serious', value: 0 },
      },
      {
        ...soft,
        id: 'tax-rating',
        label: '信用状况良好：纳税信用 A、B、M 级',
        when: { op: 'in', feature: 'tax-rating', values: ['A', 'B', 'M'] },
      },
      {
        ...soft,
        id: 'no-overdue',
        label: '信用状况良好：近 24 个月逾期不超过 30 天',
        onUnknown: 'pass', // an enterprise that never borrowed has no overdue days
        when: { op: 'lte', feature: 'overdue-days-max-24m', value: 30 },
      },
    ],
    ranking: [
      { feature: 'credit-score', direction: 'desc' },
      { feature: 'tax-paid-12m', direction: 'desc' },
    ],
    cap: null,
    limit: {
      op: 'max',
      args: [
        {
          op: 'mul',
          args: [
            { op: 'const', value: 6 },
            { op: 'feature', feature: 'tax-paid-12m', orElse: 0 },
          ],
        },
        {
          op: 'mul',
          args: [
            { op: 'const', value: 0.1 },
            { op: 'feature', feature: 'sales-12m', orElse: 0 },
          ],
        },
      ],
    },
    limitMax: 500 * WAN,
  },
};

/** For places that have invoices alone. */
const INVOICES: WhitelistTemplate = {
  key: 'invoices',
  name: '发票经营良好企业名单',
  purpose: '依据增值税发票预授信',
  note: '只看发票与信用评分；登记、司法与处罚未纳入，银行须自行核查。',
  definition: {
    districts: [],
    batchIds: [],
    rules: [
      {
        ...soft,
        id: 'months',
        label: '近 24 个月有 12 个月以上开票',
        when: { op: 'gte', feature: 'sales-months-24m', value: 12 },
      },
      {
        ...soft,
        id: 'sales',
        label: '近 12 个月开票销售额不低于 50 万元',
        when: { op: 'gte', feature: 'sales-12m', value: 50 * WAN },
      },
      {
        ...soft,
        id: 'recent',
        label: '90 天内开过票',
        when: { op: 'lte', feature: 'days-since-last-sale', value: 90 },
      },
      {
        ...soft,
        id: 'voids',
        label: '作废发票占比不高于 20%',
        when: { op: 'lte', feature: 'void-rate-12m', value: 0.2 },
      },
      {
        ...soft,
        id: 'score',
        label: '信用评分不低于 580 分',
        when: { op: 'gte', feature: 'credit-score', value: 580 },
      },
    ],
    ranking: [
      { feature: 'credit-score', direction: 'desc' },
      { feature: 'sales-12m', direction: 'desc' },
    ],
    cap: null,
    limit: {
      op: 'mul',
      args: [
        { op: 'const', value: 0.15 },
        { op: 'feature', feature: 'sales-12m' },
      ],
    },
    limitMax: 300 * WAN,
  },
};

export const TEMPLATES: readonly WhitelistTemplate[] = [COORDINATION, INVOICES];

export function templateOf(key: string): WhitelistTemplate | undefined {
  return TEMPLATES.find((template) => template.key === key);
}
