import type { Feature } from './feature';
import { registrationFacts } from './registration-facts';

/** GB/T 4754-2017: section -> its divisions, first and last, and its name. */
const SECTIONS: Readonly<Record<string, readonly [number, number, string]>> = {
  A: [1, 5, '农、林、牧、渔业'],
  B: [6, 12, '采矿业'],
  C: [13, 43, '制造业'],
  D: [44, 46, '电力、热力、燃气及水生产和供应业'],
  E: [47, 50, '建筑业'],
  F: [51, 52, '批发和零售业'],
  G: [53, 60, '交通运输、仓储和邮政业'],
  H: [61, 62, '住宿和餐饮业'],
  I: [63, 65, '信息传输、软件和信息技术服务业'],
  J: [66, 69, '金融业'],
  K: [70, 70, '房地产业'],
  L: [71, 72, '租赁和商务服务业'],
  M: [73, 75, '科学研究和技术服务业'],
  N: [76, 79, '水利、环境和公共设施管理业'],
  O: [80, 82, '居民服务、修理和其他服务业'],
  P: [83, 83, '教育'],
  Q: [84, 85, '卫生和社会工作'],
  R: [86, 90, '文化、体育和娱乐业'],
  S: [91, 96, '公共管理、社会保障和社会组织'],
  T: [97, 97, '国际组织'],
};

/**
 * An industry code taken apart: C3011, 3011, C30 or C -> section and digits. undefined where the
 * division is of no section, or the letter contradicts it.
 */
export function industryOf(
  code: string | undefined,
): { readonly section: string; readonly digits: string } | undefined {
  const match = /^([A-T]?)(\d{0,4})$/.exec(code ?? '');
  const [letter, digits] = [match?.[1] ?? '', match?.[2] ?? ''];
  if (digits.length < 2) return letter && digits === '' ? { section: letter, digits } : undefined;
  const division = Number(digits.slice(0, 2));
  const found = Object.entries(SECTIONS).find(([, [from, to]]) => division >= from && division <= to)?.[0];
  return found && (letter === '' || letter === found) ? { section: found, digits } : undefined;
}

export const industrySection: Feature = {
  key: 'industry-section',
  label: '行业门类',
  unit: '',
  type: 'code',
  codes: Object.fromEntries(Object.entries(SECTIONS).map(([section, [, , name]]) => [section, name])),
  sources: ['registration'],
  window: '最近一次登记',
  consent: 'public',
  missing: '没有登记信息，或行业代码未登记、无法识别',
  version: 1,
  compute: (view, asOf) => industryOf(registrationFacts(view, asOf).industryCode)?.section,
};
