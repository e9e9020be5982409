import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type Invoice, invoiceSchema } from './schema';

/** 发票. Output and input VAT invoices; a negative total is a return even where 红字 is not said. */
export const invoice: SourceDefinition<Invoice> = {
  key: 'invoice',
  label: '发票',
  owner: '市税务局',
  frequency: 'daily',
  consent: 'invoice',
  rows: { min: 1, max: 100000000 },
  timelyWorkingDays: 3,
  fields: {
    ...EVERY_SOURCE,
    direction: {
      label: '发票方向',
      type: 'code',
      required: true,
      codes: { out: '销项', in: '进项' },
      synonyms: ['进销项'],
    },
    number: { label: '发票号码', type: 'text', required: true, synonyms: ['数电发票号码', '票号'] },
    code: { label: '发票代码', type: 'text', synonyms: ['票代码'] },
    issuedOn: { label: '开票日期', type: 'date', required: true, synonyms: ['开具日期', '开票时间'] },
    counterparty: {
      label: '对方代号',
      type: 'text',
      required: true,
      synonyms: [
        '销方单位代号',
        '购方单位代号',
        '对方单位',
        '购方名称',
        '销方名称',
        '对方名称',
        '购方税号',
        '销方税号',
      ],
    },
    amount: { label: '金额', type: 'money', synonyms: ['不含税金额', '开票金额'] },
    tax: { label: '税额', type: 'money', synonyms: ['增值税额'] },
    total: { label: '价税合计', type: 'money', required: true, synonyms: ['含税金额', '合计金额'] },
    status: {
      label: '发票状态',
      type: 'code',
      required: true,
      codes: { valid: '有效', void: '作废' },
      synonyms: ['状态'],
    },
    red: { label: '红字发票', type: 'flag', synonyms: ['是否红字', '红冲标志'] },
  },
  schema: invoiceSchema,
  naturalKey: ['direction', 'code', 'number', 'issuedOn', 'counterparty'],
  eventDate: ['issuedOn'],
  /** 作废 stands over 有效 when both were published on one day. */
  rank: (p) => (p.status === 'void' ? 1 : 0),
};
