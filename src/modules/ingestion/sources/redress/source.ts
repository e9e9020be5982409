import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type Redress, redressSchema } from './schema';

/**
 * 异议与修复结果: that a record no longer stands. It names the record and leaves it as it is, so that
 * what was known before can be replayed, and a later file that still lists it does not bring it back.
 */
export const redress: SourceDefinition<Redress> = {
  key: 'redress',
  label: '异议与修复结果',
  owner: '作出认定的机关，由平台录入',
  frequency: 'event',
  consent: 'public',
  rows: { min: 1, max: 5000000 },
  timelyWorkingDays: 7,
  fields: {
    ...EVERY_SOURCE,
    caseNo: { label: '办件编号', type: 'text', required: true },
    target: {
      label: '所涉信源',
      type: 'code',
      required: true,
      codes: {
        penalty: '行政处罚',
        'abnormal-operation': '经营异常名录',
        'serious-dishonesty-list': '严重失信主体名单',
        'dishonest-executee': '失信被执行人',
        'court-case': '司法案件',
      },
    },
    targetKey: { label: '所涉记录', type: 'text', required: true },
    effect: {
      label: '效力',
      type: 'code',
      required: true,
      codes: { repaired: '已修复', withdrawn: '异议成立', expired: '公示期满' },
    },
    decidedOn: { label: '认定日期', type: 'date', required: true },
    authority: { label: '认定机关', type: 'text' },
  },
  schema: redressSchema,
  naturalKey: ['caseNo', 'targetKey'],
  eventDate: ['decidedOn'],
};
