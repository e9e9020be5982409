import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type HousingFund, housingFundSchema } from './schema';

/** 住房公积金. Monthly heads and amounts. */
export const housingFund: SourceDefinition<HousingFund> = {
  key: 'housing-fund',
  label: '住房公积金',
  owner: '市住房公积金管理中心',
  frequency: 'monthly',
  consent: 'housing-fund',
  rows: { min: 1, max: 50000000 },
  timelyWorkingDays: 15,
  fields: {
    ...EVERY_SOURCE,
    month: { label: '汇缴月份', type: 'month', required: true, synonyms: ['缴存月份', '缴存年月'] },
    payers: { label: '缴存人数', type: 'integer', min: 0, max: 10000000, synonyms: ['汇缴人数'] },
    paid: { label: '缴存金额', type: 'money', synonyms: ['汇缴金额'] },
  },
  schema: housingFundSchema,
  naturalKey: ['month'],
  eventDate: ['month'],
};
