import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type IpRight, ipRightSchema } from './schema';

/** 知识产权. One row per right, or a list that only counts them. */
export const ipRight: SourceDefinition<IpRight> = {
  key: 'ip-right',
  label: '知识产权',
  owner: '市知识产权局',
  frequency: 'monthly',
  consent: 'public',
  rows: { min: 1, max: 5000000 },
  timelyWorkingDays: 30,
  fields: {
    ...EVERY_SOURCE,
    kind: {
      label: '权利种类',
      type: 'code',
      required: true,
      codes: {
        invention: '发明专利',
        'utility-model': '实用新型',
        design: '外观设计',
        trademark: '商标',
        copyright: '著作权',
        'ic-layout': '集成电路布图设计',
        licence: '许可合同',
        patent: '专利（未分种类）',
      },
      synonyms: ['专利类型', '知识产权类型'],
    },
    registrationNo: { label: '登记号', type: 'text', synonyms: ['专利号', '申请号', '注册号', '授权公告号'] },
    title: { label: '权利名称', type: 'text', synonyms: ['专利名称', '发明名称', '商标名称'] },
    filedOn: { label: '申请日', type: 'date', synonyms: ['申请日期'] },
    grantedOn: { label: '授权日', type: 'date', synonyms: ['授权日期', '授权公告日', '注册日期'] },
    expiresOn: { label: '届满日', type: 'date', synonyms: ['到期日'] },
    status: {
      label: '法律状态',
      type: 'code',
      codes: { live: '有效', lapsed: '失效', invalid: '无效', pending: '审中' },
      synonyms: ['当前法律状态'],
    },
    pledged: { label: '是否质押', type: 'flag', synonyms: ['质押状态'] },
    count: { label: '件数', type: 'integer', min: 0, max: 10000000, synonyms: ['合计', '授权量', '数量'] },
  },
  schema: ipRightSchema,
  naturalKey: ['kind', 'registrationNo'],
  eventDate: ['grantedOn'],
};
