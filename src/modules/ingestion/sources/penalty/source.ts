import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type Penalty, penaltySchema } from './schema';

/** 行政处罚. 双公示. Valid from the decision, or from the filing of the case where only that is known. */
export const penalty: SourceDefinition<Penalty> = {
  key: 'penalty',
  label: '行政处罚',
  owner: '各行政处罚机关',
  frequency: 'daily',
  consent: 'public',
  rows: { min: 1, max: 5000000 },
  timelyWorkingDays: 7,
  fields: {
    ...EVERY_SOURCE,
    documentNo: {
      label: '处罚决定书文号',
      type: 'text',
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
      label: '处罚机关',
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
    decidedOn: {
      label: '处罚决定日期',
      type: 'date',
      synonyms: ['行政决定日期', '决定日期', '作出处罚决定日期', '处罚日期'],
    },
    filedOn: { label: '立案日期', type: 'date', synonyms: ['立案时间'] },
    kind: { label: '处罚类别', type: 'text', synonyms: ['违法行为类型', '处罚种类'] },
    fact: { label: '违法事实', type: 'text', synonyms: ['处罚事由', '案由'] },
    basis: { label: '处罚依据', type: 'text', synonyms: ['违法依据', '法律依据'] },
    result: { label: '处罚内容', type: 'text', synonyms: ['处罚结果', '处罚决定'] },
    fine: { label: '罚款金额', type: 'money', min: 0, synonyms: ['罚款金额（万元）', '罚款'] },
    confiscated: {
      label: '没收金额',
      type: 'money',
      min: 0,
      synonyms: ['没收违法所得、没收非法财物的金额（万元）', '没收违法所得'],
    },
    severity: {
      label: '失信程度',
      type: 'code',
      codes: { minor: '轻微', general: '一般', serious: '严重' },
      synonyms: ['严重程度'],
    },
    displayUntil: { label: '公示截止期', type: 'date', openEnd: true, synonyms: ['公示截止日期'] },
    corrected: { label: '已履行改正', type: 'flag', synonyms: ['是否改正', '是否履行'] },
    correctedOn: { label: '改正日期', type: 'date', synonyms: ['履行日期'] },
  },
  schema: penaltySchema,
  naturalKey: ['documentNo', 'decidedOn'],
  eventDate: ['decidedOn', 'filedOn'],
};
