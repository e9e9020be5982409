import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type DishonestExecutee, dishonestExecuteeSchema } from './schema';

/** 失信被执行人. 最高法失信被执行人名单. */
export const dishonestExecutee: SourceDefinition<DishonestExecutee> = {
  key: 'dishonest-executee',
  label: '失信被执行人',
  owner: '市高级人民法院',
  frequency: 'daily',
  consent: 'public',
  rows: { min: 1, max: 1000000 },
  timelyWorkingDays: 3,
  fields: {
    ...EVERY_SOURCE,
    caseNo: { label: '执行案号', type: 'text', required: true, synonyms: ['案号', '执行依据文号'] },
    court: { label: '执行法院', type: 'text', synonyms: ['法院'] },
    listedOn: {
      label: '列入日期',
      type: 'date',
      required: true,
      synonyms: ['发布日期', '公布日期', '发布时间'],
    },
    amount: { label: '执行标的', type: 'money', min: 0, synonyms: ['执行标的额', '未履行金额'] },
    removedOn: { label: '移出日期', type: 'date', synonyms: ['撤销日期', '屏蔽日期'] },
  },
  schema: dishonestExecuteeSchema,
  naturalKey: ['caseNo'],
  eventDate: ['listedOn'],
};
