import { orgCheckDigit, usccCheckDigit } from '@/kernel/uscc';
import type { Industry } from './industries';
import type { Prng } from './prng';

const FIRST = [...'津沽海渤滨卫渔杨蓟静葛汇恒砚昱珩澄霁禾衡岚钧砺铎煜瑭彧翊骏旌睿朔澍沅泓湛霖'];
const SECOND = [...'川原岳峰林泽源润丰盈裕和泰安宁康达通远博信诚正德仁礼智拓创启航锐锋铭锦辰星曜晖'];
const THIRD = [...'元一同联众合聚力为是以之与其方行知新鼎基业邦'];
/** Characters outside the common set, some beyond the basic plane: systems must keep them. */
const RARE = ['䶮', '㙟', '堃', '玥', '𬭎', '𠅤', '喆', '犇', '𬍛'];

/** An invented 字号; about one in 200 holds a rare character. */
function tradeName(rng: Prng): string {
  const rare = rng.chance(0.005) ? rng.pick(RARE) : '';
  return rng.pick(FIRST) + rng.pick(SECOND) + (rare || (rng.chance(0.7) ? rng.pick(THIRD) : ''));
}

export function enterpriseName(rng: Prng, kind: string, district: string, industry: Industry): string {
  const place = rng.chance(0.8) ? '天津' : `天津市${district}`;
  const trade = tradeName(rng);
  if (kind === 'individual')
    return `${place}${trade}${industry.word}${rng.pick(['店', '经营部', '商行', '工作室'])}`;
  if (kind === 'cooperative') return `${place}${trade}${industry.word}专业合作社`;
  if (kind === 'homestay') return `${place}${trade}民宿`;
  if (kind === 'branch')
    return `${trade}${industry.word}（天津）有限公司${rng.pick(['第一', '滨海', '津南'])}分公司`;
  const form = rng.weighted([
    ['有限公司', 80],
    ['有限责任公司', 12],
    ['股份有限公司', 8],
  ]);
  return rng.chance(0.85)
    ? `${place}${trade}${industry.word}${form}`
    : `${trade}${industry.word}（天津）${form}`;
}

const BODY = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * An invented, valid USCC: registering authority = district, organisation code MA + six characters
 * from the enterprise's index (no two alike below 31^5) + check digit, then the code's own.
 */
export function inventUscc(kind: string, districtCode: string, index: number): string {
  const head = kind === 'individual' || kind === 'homestay' ? '92' : kind === 'cooperative' ? '93' : '91';
  let rest = (index * 7_368_787 + 1_234_567) % 28_629_151; // 31^5, multiplier coprime to 31
  let body = '';
  for (let i = 0; i < 5; i++) {
    body = BODY[rest % 31] + body;
    rest = Math.floor(rest / 31);
  }
  const org = `MAT${body}`;
  const first17 = `${head}${districtCode}${org}${orgCheckDigit(org)}`;
  return first17 + usccCheckDigit(first17);
}
