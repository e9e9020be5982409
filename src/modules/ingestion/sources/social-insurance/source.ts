import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type SocialInsurance, socialInsuranceSchema } from './schema';

/** 社会保险. Monthly heads insured, paid and owed. */
export const socialInsurance: SourceDefinition<SocialInsurance> = {
  key: 'social-insurance',
  label: '社会保险',
  owner: '市人力资源和社会保障局',
  frequency: 'monthly',
  consent: 'social-insurance',
  rows: { min: 1, max: 50000000 },
  timelyWorkingDays: 15,
  fields: {
    ...EVERY_SOURCE,
    month: {
      label: '缴费月份',
      type: 'month',
      required: true,
      synonyms: ['缴费年月', '所属月份', '费款所属期'],
    },
    insured: {
      label: '参保人数',
      type: 'integer',
      min: 0,
      max: 10000000,
      synonyms: ['缴费人数', '参保职工人数'],
    },
    paid: { label: '实缴金额', type: 'money', synonyms: ['缴费金额', '已缴金额'] },
    arrears: { label: '欠缴金额', type: 'money', min: 0, synonyms: ['欠费金额'] },
  },
  schema: socialInsuranceSchema,
  naturalKey: ['month'],
  eventDate: ['month'],
};
