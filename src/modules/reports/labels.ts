import type { Verdict } from './domain/verdict';

/** The same words for a number that does not exist and for a code that is not its own: numbers cannot be tried out. */
export const VERDICT_WORDS: Readonly<Record<Verdict['state'], string>> = {
  unknown: '没有查到这份报告：编号与校验码不相符。请核对报告首页或扫描其二维码。',
  altered: '存档与签名不符：平台保存的这份报告可能被改动，请不要采用，并联系平台。',
  genuine: '真实有效：由本平台出具，签名与存档一致，且在有效期内。',
  expired: '真实，但已过有效期：请让企业或查询方重新出具。',
};
export const FILE_ALTERED_WORDS = '不是原件：文件自称是下面的报告，内容却与平台出具的不同，请不要采用。';
export const CHANGED_WORDS = (n: number) => `此报告出具后，其中 ${n} 条记录有变更或已撤下，请重新出具一份。`;
export const FREE_A_YEAR = 2;
export { GRANTABLE } from '@/modules/consent/domain/consent';
