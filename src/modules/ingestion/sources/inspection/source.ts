import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type Inspection, inspectionSchema } from './schema';

/** 监督抽查. 双随机、一公开 results: an inspection is no penalty. */
export const inspection: SourceDefinition<Inspection> = {
  key: 'inspection',
  label: '监督抽查',
  owner: '市市场监督管理委员会',
  frequency: 'event',
  consent: 'public',
  rows: { min: 1, max: 5000000 },
  timelyWorkingDays: 20,
  fields: {
    ...EVERY_SOURCE,
    taskName: { label: '任务名称', type: 'text', required: true, synonyms: ['抽查任务名称', '检查任务'] },
    authority: {
      label: '抽查机关',
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
    inspectedOn: { label: '抽查时间', type: 'date', required: true, synonyms: ['抽查日期', '检查日期'] },
    result: { label: '抽查结果', type: 'text', synonyms: ['检查结果'] },
  },
  schema: inspectionSchema,
  naturalKey: ['taskName', 'inspectedOn'],
  eventDate: ['inspectedOn'],
};
