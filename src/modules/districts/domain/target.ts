import { z } from 'zod';
import { DISTRICTS } from '@/kernel/districts';
import { isMetricKey } from './metrics';

/** The whole city stands beside its districts: GB/T 2260 天津市. */
export const CITY = '120000';

/** One target as its document states it; `value` null where it gives no number. */
export const targetSchema = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .max(64),
  districtCode: z.string().refine((code) => code === CITY || code in DISTRICTS, '未知的区划代码'),
  metric: z.string().refine(isMetricKey, '未知的指标'),
  label: z.string().min(1).max(255),
  operator: z.enum(['gte', 'gt', 'lte', 'lt', 'eq', 'range']),
  value: z.number().nullable(),
  valueTo: z.number().nullable(),
  unit: z.string().min(1).max(16),
  base: z.number().nullable(),
  baseNote: z.string().max(255).nullable(),
  year: z.int().min(2000).max(2100),
  document: z.string().max(32),
  quote: z.string().min(1).max(255),
});
export type Target = z.infer<typeof targetSchema>;

/** Documents by short name. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  S0: '蓟州区社会信用体系建设“十四五”规划',
  S1: '滨海新区社会信用体系建设“十四五”规划（征求意见稿）',
  S2: '天津市各区 2023 年“信用赋能 创新发展”行动方案',
  S3: '2024 年天津市诚信建设工作要点',
};
