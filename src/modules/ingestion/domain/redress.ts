/** Sources whose records can fall. */
export const REDRESSED = [
  'penalty',
  'abnormal-operation',
  'serious-dishonesty-list',
  'dishonest-executee',
  'court-case',
] as const;
export type Redressed = (typeof REDRESSED)[number];

/** 已修复, 异议成立, 公示期满. */
export const REDRESS_EFFECTS = ['repaired', 'withdrawn', 'expired'] as const;
export type RedressEffect = (typeof REDRESS_EFFECTS)[number];
