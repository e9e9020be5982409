import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type TaxRating, taxRatingSchema } from './schema';

/** 纳税信用等级. Published each April for the year before; only the A list is public, other grades come from the tax bureau. */
export const taxRating: SourceDefinition<TaxRating> = {
  key: 'tax-rating',
  label: '纳税信用等级',
  owner: '市税务局',
  frequency: 'yearly',
  consent: 'public',
  rows: { min: 1, max: 5000000 },
  timelyWorkingDays: 30,
  fields: {
    ...EVERY_SOURCE,
    year: { label: '评价年度', type: 'year', required: true, synonyms: ['年度', '评定年度', '年份'] },
    grade: {
      label: '纳税信用级别',
      type: 'code',
      required: true,
      codes: { A: 'A级', B: 'B级', M: 'M级', C: 'C级', D: 'D级' },
      synonyms: ['纳税信用等级', '信用级别', '信用等级', '评价结果'],
    },
  },
  schema: taxRatingSchema,
  naturalKey: ['year'],
  eventDate: [],
  eventDateElse: (p) => `${Number(p.year) + 1}-04-30`,
};
