import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type Registration, registrationSchema } from './schema';

/** 登记注册. One row per registration or change; the latest says where and what the enterprise is. */
export const registration: SourceDefinition<Registration> = {
  key: 'registration',
  label: '登记注册',
  owner: '市市场监督管理委员会',
  frequency: 'daily',
  consent: 'public',
  rows: { min: 1, max: 5000000 },
  timelyWorkingDays: 7,
  fields: {
    ...EVERY_SOURCE,
    name: {
      label: '企业名称',
      type: 'text',
      required: true,
      synonyms: ['名称', '单位名称', '主体名称', '市场主体名称', '字号名称'],
    },
    establishedOn: {
      label: '成立日期',
      type: 'date',
      synonyms: ['设立日期', '注册日期', '成立时间', '开业日期'],
    },
    registeredCapital: {
      label: '注册资本',
      type: 'money',
      min: 0,
      synonyms: ['注册资金', '注册资本金', '出资额'],
    },
    kind: {
      label: '主体类型',
      type: 'code',
      codes: {
        company: '公司',
        individual: '个体工商户',
        cooperative: '农民专业合作社',
        homestay: '民宿',
        branch: '分支机构',
        other: '其他',
      },
      synonyms: ['市场主体类型', '企业类型'],
    },
    industryCode: { label: '行业代码', type: 'text', synonyms: ['国民经济行业代码', '行业分类代码'] },
    districtCode: {
      label: '行政区划代码',
      type: 'text',
      synonyms: ['区划代码', '所在区代码', '所属行政区划'],
    },
    zone: {
      label: '功能区',
      type: 'code',
      codes: {
        teda: '天津经济技术开发区',
        'free-trade-port': '天津港保税区',
        'high-tech': '天津滨海高新技术产业开发区',
        dongjiang: '天津东疆综合保税区',
        'eco-city': '中新天津生态城',
      },
      synonyms: ['开发区'],
    },
    street: { label: '街镇', type: 'text', synonyms: ['所属街镇', '街道乡镇'] },
    status: {
      label: '登记状态',
      type: 'code',
      codes: { active: '存续', revoked: '吊销', cancelled: '注销', 'moved-out': '迁出' },
      synonyms: ['经营状态', '企业状态'],
    },
    approvedOn: {
      label: '核准日期',
      type: 'date',
      synonyms: ['核准时间', '登记日期', '变更日期', '核准登记日期'],
    },
    changeItem: { label: '变更事项', type: 'text', synonyms: ['变更项目'] },
  },
  schema: registrationSchema,
  naturalKey: ['approvedOn'],
  eventDate: ['approvedOn'],
};
