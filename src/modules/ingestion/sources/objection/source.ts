import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type Objection, objectionSchema } from './schema';

/** 异议处理. Objections raised against published licences and penalties; they are about the record, not a fault of the enterprise. */
export const objection: SourceDefinition<Objection> = {
  key: 'objection',
  label: '异议处理',
  owner: '各数据提供单位',
  frequency: 'event',
  consent: 'public',
  rows: { min: 1, max: 5000000 },
  timelyWorkingDays: 7,
  fields: {
    ...EVERY_SOURCE,
    documentNo: {
      label: '文书号',
      type: 'text',
      required: true,
      synonyms: [
        '决定书编号',
        '文书号',
        '行政处罚决定书文号',
        '行政处罚决定书编号',
        '处罚文书号',
        '许可文书号',
        '许可/处罚文书号',
        '文号',
        '文书编号',
      ],
    },
    authority: {
      label: '决定机关',
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
    decidedOn: { label: '决定日期', type: 'date', synonyms: ['许可/处罚决定日期'] },
    status: { label: '异议状态', type: 'text', synonyms: ['处理状态'] },
    completedOn: { label: '异议完成日期', type: 'date', synonyms: ['异议完成时间', '办结日期'] },
  },
  schema: objectionSchema,
  naturalKey: ['documentNo'],
  eventDate: ['decidedOn'],
};
