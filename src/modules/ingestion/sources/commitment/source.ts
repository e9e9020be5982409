import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type Commitment, commitmentSchema } from './schema';

/** 信用承诺. Promises made in public and whether they were kept. */
export const commitment: SourceDefinition<Commitment> = {
  key: 'commitment',
  label: '信用承诺',
  owner: '市发展和改革委员会',
  frequency: 'event',
  consent: 'public',
  rows: { min: 1, max: 5000000 },
  timelyWorkingDays: 7,
  fields: {
    ...EVERY_SOURCE,
    documentNo: { label: '承诺书编号', type: 'text', required: true, synonyms: ['承诺编号'] },
    kind: {
      label: '承诺类型',
      type: 'code',
      codes: {
        approval: '审批替代型',
        repair: '信用修复型',
        trade: '行业自律型',
        voluntary: '主动公示型',
        corrective: '整改型',
        alternative: '证明事项替代型',
      },
    },
    promisedOn: { label: '承诺日期', type: 'date', required: true, synonyms: ['承诺作出日期', '签署日期'] },
    dueOn: { label: '履行期限', type: 'date', openEnd: true, synonyms: ['承诺期限'] },
    fulfilled: {
      label: '履行情况',
      type: 'code',
      codes: { yes: '已履行', no: '未履行', open: '履行中' },
      synonyms: ['承诺履行状态'],
    },
  },
  schema: commitmentSchema,
  naturalKey: ['documentNo'],
  eventDate: ['promisedOn'],
};
