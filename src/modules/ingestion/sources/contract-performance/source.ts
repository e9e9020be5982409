import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type ContractPerformance, contractPerformanceSchema } from './schema';

/** 合同履约. Contracts with public buyers and confirmed core enterprises, and how they were kept. */
export const contractPerformance: SourceDefinition<ContractPerformance> = {
  key: 'contract-performance',
  label: '合同履约',
  owner: '市财政局、市公共资源交易中心',
  frequency: 'event',
  consent: 'public',
  rows: { min: 1, max: 5000000 },
  timelyWorkingDays: 15,
  fields: {
    ...EVERY_SOURCE,
    contractNo: { label: '合同编号', type: 'text', required: true, synonyms: ['合同代码', '合同号'] },
    buyer: { label: '采购方', type: 'text', synonyms: ['采购单位', '采购人', '单位名称', '甲方'] },
    signedOn: { label: '签订日期', type: 'date', synonyms: ['合同签订日期', '签订时间'] },
    amount: { label: '合同金额', type: 'money', min: 0, synonyms: ['金额', '中标金额', '成交金额'] },
    core: { label: '核心企业确认', type: 'flag', synonyms: ['是否核心企业'] },
    dueOn: { label: '约定完成日期', type: 'date', synonyms: ['履约期限', '到期日期'] },
    performed: {
      label: '履约情况',
      type: 'code',
      codes: { 'on-time': '按期履约', late: '逾期履约', breached: '违约', open: '履行中' },
      synonyms: ['履约状态'],
    },
  },
  schema: contractPerformanceSchema,
  naturalKey: ['contractNo'],
  eventDate: ['signedOn'],
};
