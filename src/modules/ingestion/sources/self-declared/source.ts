import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type SelfDeclared, selfDeclaredSchema } from './schema';

/** 企业自主申报. What the enterprise says of itself: a lower grade of trust. */
export const selfDeclared: SourceDefinition<SelfDeclared> = {
  key: 'self-declared',
  label: '企业自主申报',
  owner: '企业本人',
  frequency: 'event',
  consent: 'self-declared',
  rows: { min: 1, max: 1000000 },
  timelyWorkingDays: 7,
  fields: {
    ...EVERY_SOURCE,
    declaredOn: { label: '申报日期', type: 'date', required: true, synonyms: ['填报日期'] },
    employees: { label: '从业人数', type: 'integer', min: 0, max: 10000000, synonyms: ['员工人数'] },
    revenue: { label: '营业收入', type: 'money', min: 0, synonyms: ['年营业收入'] },
    orders: { label: '在手订单', type: 'money', min: 0, synonyms: ['订单金额'] },
    need: { label: '融资需求', type: 'money', min: 0, synonyms: ['资金需求', '拟融资金额'] },
  },
  schema: selfDeclaredSchema,
  naturalKey: ['declaredOn'],
  eventDate: ['declaredOn'],
};
