const grouped = (n: number) => n.toLocaleString('zh-CN', { maximumFractionDigits: 1 });

/** A figure in its unit: 27.4%, 1,842 家; undefined = unknown. */
export function figureWords(value: number | undefined | null, unit: string): string {
  if (value === undefined || value === null) return '未知';
  return unit === '%' || unit === '％' ? `${grouped(value)}%` : `${grouped(value)} ${unit}`;
}
