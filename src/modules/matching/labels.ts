import type { Outcome } from '@/modules/rules/domain/expr';

export const OUTCOMES: Record<Outcome, string> = { pass: '符合', refer: '转人工', fail: '不符合' };
export { WISHES } from './domain/need';
export { RANK_WORDS } from './domain/rank-lines';
