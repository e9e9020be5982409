import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type Licence, licenceSchema } from './schema';

/** 行政许可. 双公示: within 7 working days of the decision. */
export const licence: SourceDefinition<Licence> = {
  key: 'licence',
  label: '行政许可',
  owner: '各行政许可机关',
  frequency: 'daily',
  consent: 'public',
  rows: { min: 1, max: 5000000 },
  timelyWorkingDays: 7,
  fields: {
    ...EVERY_SOURCE,
    documentNo: {
      label: '许可文书号',
      type: 'text',
      synonyms: [
        '许可证编号',
        '资质证书编号',
        '证书编号',
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
    name: { label: '许可名称', type: 'text', synonyms: ['许可内容', '资质证书等级', '许可事项', '证书名称'] },
    authority: {
      label: '许可机关',
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
    grantedOn: {
      label: '许可日期',
      type: 'date',
      required: true,
      synonyms: ['许可决定日期', '发证日期', '有效期自'],
    },
    validUntil: { label: '有效期至', type: 'date', openEnd: true, synonyms: ['有效期止', '截止日期'] },
    status: {
      label: '许可状态',
      type: 'code',
      codes: { valid: '有效', expired: '到期', revoked: '撤销' },
      synonyms: ['当前状态'],
    },
  },
  schema: licenceSchema,
  naturalKey: ['documentNo', 'grantedOn'],
  eventDate: ['grantedOn'],
};
