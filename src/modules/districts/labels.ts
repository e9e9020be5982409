import type { Judgement } from './domain/judge-target';

export const JUDGEMENTS: Record<Judgement, string> = {
  'on-track': '可完成',
  near: '接近',
  short: '有差距',
  unknown: '未知',
};
export { FUNNEL_STEPS } from './domain/funnel';
export { OPERATORS } from './domain/judge-target';
export { DOCUMENTS } from './domain/target';
