import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type CourtCase, courtCaseSchema } from './schema';

/** 司法案件. Civil and commercial cases; the result is the view of this party. */
export const courtCase: SourceDefinition<CourtCase> = {
  key: 'court-case',
  label: '司法案件',
  owner: '市高级人民法院',
  frequency: 'daily',
  consent: 'public',
  rows: { min: 1, max: 5000000 },
  timelyWorkingDays: 7,
  fields: {
    ...EVERY_SOURCE,
    caseNo: { label: '案号', type: 'text', required: true, synonyms: ['案件编号'] },
    court: { label: '受理法院', type: 'text', synonyms: ['法院', '审理法院'] },
    filedOn: { label: '立案日期', type: 'date', required: true, synonyms: ['立案时间'] },
    role: {
      label: '诉讼地位',
      type: 'code',
      required: true,
      codes: { defendant: '被告', plaintiff: '原告', third: '第三人' },
      synonyms: ['当事人身份'],
    },
    cause: { label: '案由', type: 'text' },
    amount: { label: '涉案金额', type: 'money', min: 0, synonyms: ['标的额', '诉讼标的', '标的金额'] },
    result: {
      label: '裁判结果',
      type: 'code',
      codes: {
        pending: '审理中',
        won: '胜诉',
        lost: '败诉',
        'partly-lost': '部分败诉',
        settled: '调解',
        withdrawn: '撤诉',
      },
      synonyms: ['结案方式'],
    },
    closedOn: { label: '结案日期', type: 'date', synonyms: ['结案时间'] },
  },
  schema: courtCaseSchema,
  naturalKey: ['caseNo', 'role'],
  eventDate: ['filedOn'],
};
