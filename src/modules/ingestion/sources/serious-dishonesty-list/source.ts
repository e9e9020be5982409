import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type SeriousDishonestyList, seriousDishonestyListSchema } from './schema';

/** 严重失信主体名单. Exclusion lists of the sectors. */
export const seriousDishonestyList: SourceDefinition<SeriousDishonestyList> = {
  key: 'serious-dishonesty-list',
  label: '严重失信主体名单',
  owner: '各认定部门',
  frequency: 'daily',
  consent: 'public',
  rows: { min: 1, max: 1000000 },
  timelyWorkingDays: 7,
  fields: {
    ...EVERY_SOURCE,
    listName: {
      label: '名单名称',
      type: 'text',
      required: true,
      synonyms: ['严重失信名单名称', '黑名单名称'],
    },
    authority: {
      label: '认定部门',
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
    listedOn: { label: '列入日期', type: 'date', required: true, synonyms: ['认定日期'] },
    removedOn: { label: '移出日期', type: 'date', synonyms: ['退出日期'] },
  },
  schema: seriousDishonestyListSchema,
  naturalKey: ['listName', 'listedOn'],
  eventDate: ['listedOn'],
};
