import type { FieldSpec } from './source';

/** Fields a record of any source may hold beside its own. */
export const EVERY_SOURCE = {
  enterpriseName: { label: '主体名称原文', type: 'text' },
  providerRef: {
    label: '提供方记录编号',
    type: 'text',
    synonyms: ['唯一标识', '项目ID', '记录编号', '数据主键', '记录ID'],
  },
} as const satisfies Readonly<Record<string, FieldSpec>>;
