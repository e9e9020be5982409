import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type AbnormalOperation, abnormalOperationSchema } from './schema';

/** 经营异常名录. A list of names alone is possible: its profile names another key, and the publication date is its time. */
export const abnormalOperation: SourceDefinition<AbnormalOperation> = {
  key: 'abnormal-operation',
  label: '经营异常名录',
  owner: '市市场监督管理委员会',
  frequency: 'daily',
  consent: 'public',
  rows: { min: 1, max: 5000000 },
  timelyWorkingDays: 7,
  fields: {
    ...EVERY_SOURCE,
    listedOn: { label: '列入日期', type: 'date', synonyms: ['列入时间'] },
    reason: { label: '列入原因', type: 'text', synonyms: ['列入事由'] },
    authority: {
      label: '列入机关',
      type: 'text',
      synonyms: [
        '处罚机关',
        '许可机关',
        '许可/处罚机关',
        '行政决定部门',
        '处罚机关单位',
        '决定机关',
        '抽查机关',
        '认定部门',
        '列入机关',
        '做出决定机关',
        '审批部门',
      ],
    },
    removedOn: { label: '移出日期', type: 'date', synonyms: ['移出时间'] },
  },
  schema: abnormalOperationSchema,
  naturalKey: ['listedOn'],
  eventDate: ['listedOn'],
};
