import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type TaxPayment, taxPaymentSchema } from './schema';

/** 纳税缴费. Arrears are the sum outstanding at the end of the month; a refund is a negative payment. A published arrears list knows no month: its profile names another key and the publication date is its time. */
export const taxPayment: SourceDefinition<TaxPayment> = {
  key: 'tax-payment',
  label: '纳税缴费',
  owner: '市税务局',
  frequency: 'monthly',
  consent: 'tax',
  rows: { min: 1, max: 50000000 },
  timelyWorkingDays: 15,
  fields: {
    ...EVERY_SOURCE,
    month: { label: '所属月份', type: 'month', synonyms: ['税款所属期', '所属期', '属期', '征收月份'] },
    taxType: {
      label: '税种',
      type: 'code',
      codes: { vat: '增值税', 'corporate-income': '企业所得税', other: '其他税费', all: '全部税费' },
      default: 'all',
      synonyms: ['征收项目'],
    },
    taxName: { label: '税种名称原文', type: 'text' },
    taxPaid: { label: '入库税额', type: 'money', synonyms: ['实缴税额', '缴纳税额', '纳税额', '已缴税额'] },
    lateFee: { label: '滞纳金', type: 'money', min: 0, synonyms: ['滞纳金额'] },
    arrears: { label: '欠税余额', type: 'money', min: 0, synonyms: ['欠税金额', '欠缴税额', '欠税额'] },
    filedOnTime: { label: '按期申报', type: 'flag', synonyms: ['是否按期申报'] },
  },
  schema: taxPaymentSchema,
  naturalKey: ['month', 'taxType'],
  eventDate: ['month'],
};
