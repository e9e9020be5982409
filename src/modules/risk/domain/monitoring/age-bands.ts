/** 成立时长, in months, where each band but the first begins. */
const FROM = [24, 60, 120];

export const AGE_BANDS: readonly { readonly code: string; readonly label: string }[] = [
  { code: 'under-24', label: '不满 2 年' },
  { code: '24-59', label: '2 至 5 年（不满）' },
  { code: '60-119', label: '5 至 10 年（不满）' },
  { code: '120-up', label: '10 年及以上' },
];

/** Age in months to the place of its band, NaN = unknown. */
export function ageBands(months: Float64Array): Float64Array {
  return months.map((m) => (Number.isFinite(m) ? FROM.filter((from) => m >= from).length : Number.NaN));
}
