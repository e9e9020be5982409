import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type Utility, utilitySchema } from './schema';

/** 水电气缴费. Quantity in kWh for electricity, m³ for water and gas. */
export const utility: SourceDefinition<Utility> = {
  key: 'utility',
  label: '水电气缴费',
  owner: '国网天津电力、市水务集团、市燃气集团',
  frequency: 'monthly',
  consent: 'utility',
  rows: { min: 1, max: 50000000 },
  timelyWorkingDays: 15,
  fields: {
    ...EVERY_SOURCE,
    month: {
      label: '用量月份',
      type: 'month',
      required: true,
      synonyms: ['推送月份', '抄表月份', '账期', '用电月份'],
    },
    kind: {
      label: '能源种类',
      type: 'code',
      required: true,
      codes: { electricity: '电', water: '水', gas: '气' },
      synonyms: ['缴费类型'],
    },
    quantity: {
      label: '用量',
      type: 'number',
      synonyms: ['用电量', '用水量', '用气量', '本月用气量（立方米）', '本月用电量'],
    },
    amount: { label: '应缴金额', type: 'money', synonyms: ['本月应缴金额', '费用金额'] },
    arrears: { label: '欠缴金额', type: 'money', min: 0, synonyms: ['本月欠缴金额', '欠费金额'] },
  },
  schema: utilitySchema,
  naturalKey: ['month', 'kind'],
  eventDate: ['month'],
};
