import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type HonourList, honourListSchema } from './schema';

/** 荣誉资质名单. Lists of honours and qualifications; the profile usually fixes the kind. */
export const honourList: SourceDefinition<HonourList> = {
  key: 'honour-list',
  label: '荣誉资质名单',
  owner: '各认定部门',
  frequency: 'yearly',
  consent: 'public',
  rows: { min: 1, max: 1000000 },
  timelyWorkingDays: 30,
  fields: {
    ...EVERY_SOURCE,
    honour: {
      label: '荣誉类别',
      type: 'code',
      required: true,
      codes: {
        'high-tech': '高新技术企业',
        'tech-sme': '科技型中小企业',
        srdi: '专精特新中小企业',
        'little-giant': '专精特新小巨人',
        gazelle: '瞪羚企业',
        'young-eagle': '雏鹰企业',
        'a-grade-taxpayer': 'A级纳税人',
        'customs-aeo': '海关AEO企业',
        'ip-advantage': '知识产权优势企业',
        'interest-subsidy': '贷款贴息',
        rating: '行业信用评价',
        other: '其他荣誉',
      },
      synonyms: ['荣誉称号', '认定类别'],
    },
    honourName: { label: '荣誉名称', type: 'text', synonyms: ['称号名称', '名单名称'] },
    grantedOn: { label: '认定日期', type: 'date', synonyms: ['发证日期', '授予日期'] },
    year: { label: '认定年度', type: 'year', synonyms: ['年度', '年份', '统计年份', '支持年份'] },
    validUntil: { label: '有效期至', type: 'date', openEnd: true, synonyms: ['有效期止'] },
    certificateNo: { label: '证书编号', type: 'text', synonyms: ['证书号'] },
    level: { label: '等级', type: 'text', synonyms: ['级别', '评价等级'] },
  },
  schema: honourListSchema,
  naturalKey: ['honour', 'year'],
  eventDate: ['grantedOn'],
};
